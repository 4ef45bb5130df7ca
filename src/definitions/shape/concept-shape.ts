import { z } from "zod";
import { expression, localised, named, reference } from "./common.ts";

const words = localised.describe("The clause in words, as the parties sign it.");

export const attributeClause = z.strictObject({
  words,
  where: expression.describe("A condition over the object itself."),
  since: reference
    .describe(
      "The date or instant column of the object from which it holds; without it the entry is undated.",
    )
    .optional(),
});

export const eventClause = z.strictObject({
  words,
  event: reference.describe("The dataset whose rows are the events."),
  where: expression.describe("Which events count.").optional(),
  at_least: z.int().min(1).describe("How many events; the clause holds from the last of them.").optional(),
  within: z
    .string()
    .regex(/^\d{1,4} (day|days|week|weeks)$/u)
    .describe(
      "30 days, 2 weeks: the greatest distance from what `before` or `after` names; without them, a sliding window that holds all the events.",
    )
    .optional(),
  before: reference
    .describe(
      "A clause of this concept, or a concept over the same object, that the event strictly precedes.",
    )
    .optional(),
  after: reference
    .describe("A clause of this concept, or a concept over the same object, that the event strictly follows.")
    .optional(),
  not: z
    .boolean()
    .describe("That so many events did not happen within the time after; it holds when that time is over.")
    .optional(),
  via: reference
    .describe(
      "What leads to the object, when there are several ways: the reference column, or the roles of related rows (person.company).",
    )
    .optional(),
  time: reference.describe("The column that dates the event; by default the dataset's.").optional(),
});

export const conceptClause = z.strictObject({
  words,
  in: reference.describe("Another concept over the same object."),
  not: z.boolean().describe("That the object is not in it at that moment.").optional(),
});

const clause = z.union([
  eventClause.meta({ id: "event_clause" }),
  attributeClause.meta({ id: "attribute_clause" }),
  conceptClause.meta({ id: "concept_clause" }),
]);

/** Groups nest at most twice, so the shape is written out. */
function groupOf<Member extends z.ZodType>(member: Member) {
  const members = z.record(z.string(), member);
  return z.union([
    z.strictObject({ all: members.describe("Every clause must hold.") }),
    z.strictObject({ any: members.describe("One clause must hold.") }),
  ]);
}

const innermost = groupOf(clause);
const inner = groupOf(z.union([...clause.options, ...innermost.options]));
const members = z.record(z.string(), z.union([...clause.options, ...inner.options])).meta({ id: "clauses" });

const everyClause = { all: members.describe("Every clause must hold.") };
const oneClause = { any: members.describe("One clause must hold.") };

const head = {
  ...named,
  object: reference.describe(
    "The dataset whose rows the concept selects: person, company, deal, handoff ...",
  ),
  until: z
    .union([z.strictObject(everyClause), z.strictObject(oneClause), members])
    .describe("What ends it; then the object may enter again, by what comes after. Clauses as under `all`.")
    .optional(),
};

export const conceptShape = z.union([
  z.strictObject({ ...head, ...everyClause }),
  z.strictObject({ ...head, ...oneClause }),
]);

export type ConceptShape = z.infer<typeof conceptShape>;
export type AttributeClauseShape = z.infer<typeof attributeClause>;
export type EventClauseShape = z.infer<typeof eventClause>;
export type ConceptClauseShape = z.infer<typeof conceptClause>;
export type ClauseShape = AttributeClauseShape | EventClauseShape | ConceptClauseShape;
export type MembersShape = { readonly [id: string]: ClauseShape | GroupShape };
export type GroupShape = { readonly all: MembersShape } | { readonly any: MembersShape };
export type UntilShape = GroupShape | MembersShape;
