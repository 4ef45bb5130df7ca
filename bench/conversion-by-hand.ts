export interface ConversionByHand {
  readonly metric: string;
  readonly by?: string;
  readonly what: string;
  /** Several ways of saying the same: group, converted, base. */
  readonly statements: { readonly [way: string]: string };
}

const side = (kind: string) => `{ dataset: visit_event, where: "kind = '${kind}'" }`;

export const conversionYaml = `
datasets:
  visit_event:
    label: { en: Touch, fr: Contact }
    key: touch_id
    time: seen
    columns: { touch_id: integer, person_id: integer, seen: instant, kind: text, channel: text }
dimensions:
  visit_channel: { label: { en: Channel, fr: Canal }, on: { visit_event: channel } }
metrics:
  bought_after_visit:
    label: { en: Visitors who buy, fr: Visiteurs qui achètent }
    kind: conversion
    base: ${side("visit")}
    converted: ${side("purchase")}
    entity: { base: person_id, converted: person_id }
    count: entity
    within: 30 days
  purchases_after_visit:
    label: { en: Purchases after a visit, fr: Achats après une visite }
    kind: conversion
    base: ${side("visit")}
    converted: ${side("purchase")}
    entity: { base: person_id, converted: person_id }
    count: event
    attribution: last
    within: 30 days
`;

const mature = "seen + interval 30 days <= timestamp '2025-01-01 00:00:00'";

export const conversionsByHand: readonly ConversionByHand[] = [
  {
    metric: "bought_after_visit",
    what: "of people, by their first visit, those who buy within 30 days",
    statements: {
      "first visits joined to purchases": `
        with f as (select person_id, min(seen) as seen from visit_event where kind = 'visit' group by person_id)
        select count(distinct c.person_id) as converted, (select count(*) from f where ${mature}) as base
        from (select * from f where ${mature}) f join visit_event c on c.person_id = f.person_id and c.kind = 'purchase'
          and c.seen >= f.seen and c.seen < f.seen + interval 30 days`,
      "semi-join": `
        with f as (select person_id, min(seen) as seen from visit_event where kind = 'visit' group by person_id)
        select count(*) filter (exists (select 1 from visit_event c where c.kind = 'purchase' and c.person_id = f.person_id
          and c.seen >= f.seen and c.seen < f.seen + interval 30 days)) as converted, count(*) as base
        from f where ${mature}`,
      "one pass with lists": `
        with p as (select person_id, min(seen) filter (kind = 'visit') as seen,
          list(seen) filter (kind = 'purchase') as bought from visit_event group by person_id)
        select count(*) filter (len(list_filter(bought, lambda x: x >= seen and x < seen + interval 30 days)) > 0) as converted,
          count(*) as base from p where ${mature}`,
      window: `
        with w as (select person_id, kind, seen, min(seen) filter (kind = 'visit') over (partition by person_id) as first from visit_event)
        select count(distinct person_id) filter (kind = 'purchase' and seen >= first and seen < first + interval 30 days) as converted,
          count(distinct person_id) as base from w where first + interval 30 days <= timestamp '2025-01-01 00:00:00'`,
    },
  },
  {
    metric: "purchases_after_visit",
    by: "visit_channel",
    what: "purchases given to the last visit within 30 days before them, beside visits",
    statements: {
      "asof join": `
        with m as (select b.channel, b.seen from (select person_id, seen from visit_event where kind = 'purchase') c
          asof join (select person_id, seen, channel from visit_event where kind = 'visit') b
          on c.person_id = b.person_id and c.seen >= b.seen where c.seen < b.seen + interval 30 days),
        k as (select channel, count(*) as converted from m where ${mature} group by channel),
        n as (select channel, count(*) as base from visit_event where kind = 'visit' and ${mature} group by channel)
        select channel, coalesce(converted, 0) as converted, base from n left join k using (channel)`,
      "window, last value": `
        with w as (select kind, seen, channel,
          last_value(case when kind = 'visit' then {'seen': seen, 'channel': channel} end ignore nulls)
            over (partition by person_id order by seen, kind desc, touch_id rows between unbounded preceding and current row) as b from visit_event),
        k as (select b.channel as channel, count(*) as converted from w where kind = 'purchase' and seen < b.seen + interval 30 days
          and b.seen + interval 30 days <= timestamp '2025-01-01 00:00:00' group by 1),
        n as (select channel, count(*) as base from visit_event where kind = 'visit' and ${mature} group by channel)
        select channel, coalesce(converted, 0) as converted, base from n left join k using (channel)`,
      "join and arg_max": `
        with m as (select c.touch_id, max({'seen': b.seen, 'id': b.touch_id, 'channel': b.channel}) as b
          from visit_event c join visit_event b on b.person_id = c.person_id and b.kind = 'visit' and c.seen >= b.seen
            and c.seen < b.seen + interval 30 days where c.kind = 'purchase' group by c.touch_id),
        k as (select b.channel as channel, count(*) as converted from m where b.seen + interval 30 days <= timestamp '2025-01-01 00:00:00' group by 1),
        n as (select channel, count(*) as base from visit_event where kind = 'visit' and ${mature} group by channel)
        select channel, coalesce(converted, 0) as converted, base from n left join k using (channel)`,
    },
  },
];
