/** The words of mailboxes that many people read, written without separators; RFC 2142 and what companies use in French, English, German, Spanish and Italian. */
export const roleMailboxes: ReadonlySet<string> = new Set(
  (
    "abuse admin administrateur administration administrator hostmaster postmaster webmaster root security securite dpo rgpd gdpr privacy " +
    "contact contacts contactus kontakt contacto contatti info infos information informations hello bonjour hallo ciao hola mail email " +
    "office bureau buero accueil reception standard secretariat secretaria direction management directeur " +
    "sales vente ventes commercial commerciale commerciaux vertrieb ventas vendite devis quote quotes commande commandes order orders " +
    "achat achats purchasing einkauf compras acquisti marketing communication presse press media pr " +
    "compta comptabilite comptable accounting accounts billing facturation facture factures invoice invoices fatturazione buchhaltung rechnung " +
    "finance finances tresorerie payroll paie rh hr drh recrutement recruitment jobs job emploi careers career carriere candidature candidatures personal " +
    "support help helpdesk aide assistance sav service services serviceclient serviceclients customerservice customercare clients client kundenservice atencion " +
    "technique technical tech it informatique dsi logistique logistics transport livraison expedition shipping export import " +
    "newsletter news events evenements boutique shop store magasin agence team equipe legal juridique qualite quality mairie"
  ).split(" "),
);

const unread: ReadonlySet<string> = new Set(
  "noreply donotreply dontreply nepasrepondre nepasreponde nereply nonrispondere noresponder keineantwort mailerdaemon bounce bounces".split(
    " ",
  ),
);

/** Words of more letters and separators are no role's, nor are those with a digit. */
const longest = 24;

export type Mailbox = "person" | "role" | "unread";

export function mailboxOf(local: string): Mailbox {
  const plus = local.indexOf("+");
  const name = plus > 0 ? local.slice(0, plus) : local;
  if (name.length > longest || /\d/.test(name)) return "person";
  const word = name.replaceAll(/[._-]/g, "").toLowerCase();
  return unread.has(word) ? "unread" : roleMailboxes.has(word) ? "role" : "person";
}
