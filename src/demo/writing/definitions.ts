/** The company's own words: what each team calls an interested lead. */
export const interestedLeadsYaml = `# What each team calls an interested lead. Both run as written; they differ by the people whom no
# customer-service representative approved beforehand.
concepts:
  interested_lead_marketing:
    label: { en: Interested lead (marketing), fr: Prospect intéressé (marketing) }
    object: person
    all:
      gave_email:
        words: { en: has given an e-mail address in an online survey, fr: a donné une adresse e-mail dans une enquête en ligne }
        event: form_response
        where: kind = 'survey' and email is not null
  interested_lead_sales:
    label: { en: Interested lead (sales), fr: Prospect intéressé (ventes) }
    object: person
    all:
      gave_email:
        words: { en: has given an e-mail address in an online survey, fr: a donné une adresse e-mail dans une enquête en ligne }
        event: form_response
        where: kind = 'survey' and email is not null
      approved_before:
        words: { en: was approved beforehand by a customer-service representative, fr: a été approuvé au préalable par un conseiller du service client }
        event: approval
        where: role = 'customer_service' and decision = 'approved'
        before: gave_email
metrics:
  interested_leads_marketing:
    label: { en: Interested leads (marketing), fr: Prospects intéressés (marketing) }
    section: acquisition
    kind: simple
    measure: { dataset: interested_lead_marketing, aggregation: count }
    unit: people
    polarity: up
    date_basis: period
    formula: { en: people who became an interested lead as marketing defines it, fr: personnes devenues un prospect intéressé au sens du marketing }
  interested_leads_sales:
    label: { en: Interested leads (sales), fr: Prospects intéressés (ventes) }
    section: acquisition
    kind: simple
    measure: { dataset: interested_lead_sales, aggregation: count }
    unit: people
    polarity: up
    date_basis: period
    formula: { en: people who became an interested lead as sales define it, fr: personnes devenues un prospect intéressé au sens des ventes }
`;
