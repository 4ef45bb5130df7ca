import { fail, type Localised, ok } from "../../core/index.ts";
import type { ShownEntity, ShownValue } from "../../app/show-entity.ts";
import { type Command, defineCommand, type Reader } from "../command.ts";
import { formatCount, formatInstant } from "../format/quantities.ts";
import { type Block, heading, paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

type Entity = ShownEntity["entity"];
type Reason = ShownValue["reason"];

interface Words {
  readonly title: { readonly [E in Entity]: (id: number) => string };
  readonly values: readonly string[];
  readonly reasons: { readonly [R in Reason]: string };
  readonly records: string;
  readonly recordTitles: readonly string[];
  readonly methods: { readonly [method: string]: string };
  readonly events: (shown: string, all: string) => string;
  readonly none: string;
  readonly eventTitles: readonly string[];
}

const words: { readonly en: Words; readonly fr: Words } = {
  en: {
    title: { person: (id) => `Person ${id}`, company: (id) => `Company ${id}` },
    values: ["field", "value", "from", "because", "others say"],
    reasons: {
      only: "nobody says otherwise",
      earliest: "the earliest",
      latest: "the latest",
      last_loaded: "loaded last",
    },
    records: "Records",
    recordTitles: ["record", "source", "linked by", "load", "file", "row"],
    methods: {
      own: "nothing: alone",
      key: "the same id",
      alias: "an id of another system",
      email: "the same address",
      domain: "the same domain",
      name: "the same name",
      decision: "somebody's decision",
    },
    events: (shown, all) => `What happened (${shown} of ${all}, the newest first)`,
    none: "Nothing dated is known of it.",
    eventTitles: ["when", "what", ""],
  },
  fr: {
    title: { person: (id) => `Personne ${id}`, company: (id) => `Entreprise ${id}` },
    values: ["champ", "valeur", "selon", "parce que", "d'autres disent"],
    reasons: {
      only: "nul ne dit autre chose",
      earliest: "la plus ancienne",
      latest: "la plus récente",
      last_loaded: "chargée en dernier",
    },
    records: "Enregistrements",
    recordTitles: ["enregistrement", "source", "relié par", "chargement", "fichier", "ligne"],
    methods: {
      own: "rien : seul",
      key: "le même identifiant",
      alias: "un identifiant d'un autre outil",
      email: "la même adresse",
      domain: "le même domaine",
      name: "le même nom",
      decision: "la décision de quelqu'un",
    },
    events: (shown, all) => `Ce qui s'est passé (${shown} sur ${all}, le plus récent d'abord)`,
    none: "On n'en connaît rien de daté.",
    eventTitles: ["le", "quoi", ""],
  },
};

const shows: {
  readonly [E in Entity]: {
    readonly summary: Localised;
    readonly operand: Localised;
    readonly example: string;
    readonly says: Localised;
  };
} = {
  person: {
    summary: {
      en: "show a person: values, records, what happened",
      fr: "montrer une personne : valeurs, enregistrements, parcours",
    },
    operand: {
      en: "an id, a record (hubspot:501) or an e-mail address",
      fr: "un identifiant, un enregistrement (hubspot:501) ou une adresse e-mail",
    },
    example: "entente person show ann@acme.fr",
    says: {
      en: "Which value is kept, from which record, and why:",
      fr: "Quelle valeur est retenue, de quel enregistrement, et pourquoi :",
    },
  },
  company: {
    summary: {
      en: "show a company: values, records, what happened",
      fr: "montrer une entreprise : valeurs, enregistrements, parcours",
    },
    operand: {
      en: "an id, a record, a domain, or a name that one company bears",
      fr: "un identifiant, un enregistrement, un domaine, ou un nom qu'une seule porte",
    },
    example: "entente company show acme.fr",
    says: {
      en: "Which value is kept, from which record, and why:",
      fr: "Quelle valeur est retenue, de quel enregistrement, et pourquoi :",
    },
  },
};

export const personShow = showCommand("person");
export const companyShow = showCommand("company");

function showCommand(entity: Entity): Command {
  const { summary, operand, example, says } = shows[entity];
  return defineCommand({
    name: `${entity} show`,
    summary,
    operands: [{ name: "WHO", summary: operand, required: true }],
    options: {},
    examples: [{ line: example, says }],
    run: async (call) =>
      withWorkspace(call, async (workspace) => {
        const { showEntity } = await import("../../app/show-entity.ts");
        const shown = await showEntity(workspace, { entity, named: call.operands[0] ?? "" });
        if (!shown.ok) return fail(shown.error);
        return ok({
          document: shown.value,
          blocks: blocksOf(shown.value, call.reader, workspace.settings.timezone),
        });
      }),
  });
}

function blocksOf(shown: ShownEntity, reader: Reader, timezone: string): readonly Block[] {
  const say = words[reader.language];
  const textOf = (cell: ShownValue["value"], type: ShownValue["type"]) =>
    type === "instant" && typeof cell === "string" ? formatInstant(cell, reader, timezone) : String(cell);
  const columns = (titles: readonly string[]) => titles.map((title) => ({ title }));
  const values = shown.values.map(({ label, type, value, named, record, reason, alternatives }) => [
    label[reader.language],
    named ?? textOf(value, type),
    record,
    say.reasons[reason],
    alternatives.map((one) => `${textOf(one.value, type)} (${one.record})`).join(", "),
  ]);
  const records = shown.records.map(({ record, source, method, load, file, row }) => [
    record,
    source,
    say.methods[method] ?? method,
    String(load),
    String(file),
    String(row),
  ]);
  const events = shown.timeline.map(({ at, label, kind }) => [
    formatInstant(at, reader, timezone),
    label[reader.language],
    kind ?? "",
  ]);
  const counted = say.events(formatCount(events.length, reader), formatCount(shown.events, reader));
  return [
    heading(say.title[shown.entity](shown.id)),
    table(columns(say.values), values),
    heading(say.records),
    table(columns(say.recordTitles), records),
    ...(events.length === 0
      ? [paragraph(say.none)]
      : [heading(counted), table(columns(say.eventTitles), events)]),
  ];
}
