import { userInfo } from "node:os";
import { fail, ok } from "../../core/index.ts";
import { defineCommand } from "../command.ts";
import { formatInstant } from "../format/quantities.ts";
import { list, paragraph, table } from "../printing/block.ts";
import { withWorkspace } from "../with-workspace.ts";

const words = {
  en: {
    merged: (records: number) => `Decided: these ${records} records are one.`,
    split: (leaving: number, rest: number) =>
      `Decided: ${leaving === 1 ? "this record is" : `these ${leaving} records are`} never one with the other ${rest}.`,
    revoked: "The decision holds no more.",
    next: (id: string) => [
      "entente build                    makes the numbers with it",
      `entente identity revoke ${id}   takes it back`,
    ],
    build: "`entente build` makes the numbers without it.",
    none: "Nobody has decided anything yet: `entente identity merge`, `entente identity split`.",
    titles: ["decision", "of", "says", "records", "by", "when", "reason", ""],
    verdict: { same: "one", different: "never one" },
    object: { person: "person", company: "company" },
    gone: "revoked",
  },
  fr: {
    merged: (records: number) => `C'est décidé : ces ${records} enregistrements ne font qu'un.`,
    split: (leaving: number, rest: number) =>
      `C'est décidé : ${leaving === 1 ? "cet enregistrement ne fait" : `ces ${leaving} enregistrements ne font`} jamais un avec ${rest === 1 ? "l'autre" : `les ${rest} autres`}.`,
    revoked: "La décision ne vaut plus.",
    next: (id: string) => [
      "entente build                    recalcule les chiffres avec elle",
      `entente identity revoke ${id}   la retire`,
    ],
    build: "`entente build` recalcule les chiffres sans elle.",
    none: "Personne n'a encore rien décidé : `entente identity merge`, `entente identity split`.",
    titles: ["décision", "sur", "dit", "enregistrements", "par", "le", "motif", ""],
    verdict: { same: "un seul", different: "jamais un" },
    object: { person: "personne", company: "entreprise" },
    gone: "retirée",
  },
};

const decidingOptions = {
  object: {
    kind: "choice",
    value: "OBJECT",
    choices: ["person", "company"],
    summary: {
      en: "what the records are of (default: person)",
      fr: "ce que décrivent les enregistrements (par défaut : person)",
    },
  },
  by: {
    kind: "text",
    value: "NAME",
    summary: {
      en: "who decides (default: your account's name)",
      fr: "qui décide (par défaut : le nom de votre compte)",
    },
  },
  reason: {
    kind: "text",
    value: "TEXT",
    summary: { en: "why, for those who read it later", fr: "pourquoi, pour qui le lira plus tard" },
  },
} as const;

function decidedBy(options: { readonly by?: string | undefined; readonly reason?: string | undefined }) {
  const { by = userInfo().username, reason } = options;
  return { by, ...(reason !== undefined && { reason }) };
}

export const identityMerge = defineCommand({
  name: "identity merge",
  summary: {
    en: "decide that records are one person or company",
    fr: "décider que des enregistrements sont une même personne ou entreprise",
  },
  operands: [
    {
      name: "WHO",
      summary: {
        en: "two or more: an id, a record (hubspot:501), an e-mail address, a domain",
        fr: "deux au moins : identifiant, enregistrement (hubspot:501), adresse e-mail, domaine",
      },
      required: true,
      many: true,
    },
  ],
  options: decidingOptions,
  examples: [
    {
      line: "entente identity merge hubspot:501 salesforce:00Q1 --reason 'same person, new job'",
      says: { en: "Two records that nothing linked:", fr: "Deux enregistrements que rien ne reliait :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { mergeEntities } = await import("../../app/decide-identity.ts");
      const { operands, options, reader } = call;
      const decided = await mergeEntities(workspace, operands, {
        entity: options.object ?? "person",
        ...decidedBy(options),
      });
      if (!decided.ok) return fail(decided.error);
      const decision = decided.value;
      const say = words[reader.language];
      return ok({
        document: { decision },
        blocks: [paragraph(say.merged(decision.sides[0]?.length ?? 0), "good"), list(say.next(decision.id))],
      });
    }),
});

export const identitySplit = defineCommand({
  name: "identity split",
  summary: {
    en: "decide that records are another person or company than the rest",
    fr: "décider que des enregistrements sont quelqu'un d'autre que le reste",
  },
  operands: [
    {
      name: "RECORD",
      summary: {
        en: "the records that leave, of one person or company; they stay together",
        fr: "ceux qui partent, d'une même personne ou entreprise ; ils restent ensemble",
      },
      required: true,
      many: true,
    },
  ],
  options: decidingOptions,
  examples: [
    {
      line: "entente identity split hubspot:501",
      says: { en: "A father and a son with one mailbox:", fr: "Un père et un fils avec une même adresse :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { splitEntity } = await import("../../app/decide-identity.ts");
      const { operands, options, reader } = call;
      const decided = await splitEntity(workspace, operands, {
        entity: options.object ?? "person",
        ...decidedBy(options),
      });
      if (!decided.ok) return fail(decided.error);
      const decision = decided.value;
      const say = words[reader.language];
      const [leaving = [], rest = []] = decision.sides;
      return ok({
        document: { decision },
        blocks: [paragraph(say.split(leaving.length, rest.length), "good"), list(say.next(decision.id))],
      });
    }),
});

export const identityDecisions = defineCommand({
  name: "identity decisions",
  summary: { en: "list what was decided of records", fr: "lister ce qui a été décidé des enregistrements" },
  operands: [],
  options: {},
  examples: [
    {
      line: "entente identity decisions",
      says: {
        en: "Every decision, with who took it and why:",
        fr: "Toutes les décisions, avec leur auteur et leur motif :",
      },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { listDecisions } = await import("../../app/decide-identity.ts");
      const decisions = await listDecisions(workspace);
      const say = words[call.reader.language];
      const { timezone } = workspace.settings;
      const rows = decisions.map(({ id, object, verdict, sides, by, at, reason = "", revoked }) => [
        id,
        say.object[object],
        say.verdict[verdict],
        sides.map((side) => side.join(", ")).join(" | "),
        by,
        formatInstant(at.toISOString(), call.reader, timezone),
        reason,
        revoked === undefined ? "" : ({ text: say.gone, tone: "warning" } as const),
      ]);
      return ok({
        document: { decisions },
        blocks:
          rows.length === 0
            ? [paragraph(say.none)]
            : [
                table(
                  say.titles.map((title) => ({ title })),
                  rows,
                ),
              ],
      });
    }),
});

export const identityRevoke = defineCommand({
  name: "identity revoke",
  summary: { en: "take a decision back", fr: "retirer une décision" },
  operands: [
    {
      name: "ID",
      summary: { en: "from `entente identity decisions`", fr: "donné par `entente identity decisions`" },
      required: true,
    },
  ],
  options: { by: decidingOptions.by, reason: decidingOptions.reason },
  examples: [
    {
      line: "entente identity revoke 0b9c2c6e-6a3e-4e65-9f0e-0d4d6b2f1a77",
      says: { en: "As if it had never been taken:", fr: "Comme si elle n'avait jamais été prise :" },
    },
  ],
  run: async (call) =>
    withWorkspace(call, async (workspace) => {
      const { revokeDecision } = await import("../../app/decide-identity.ts");
      const revoked = await revokeDecision(workspace, call.operands[0] ?? "", decidedBy(call.options));
      if (!revoked.ok) return fail(revoked.error);
      const say = words[call.reader.language];
      return ok({
        document: { decision: revoked.value },
        blocks: [paragraph(say.revoked, "good"), paragraph(say.build)],
      });
    }),
});
