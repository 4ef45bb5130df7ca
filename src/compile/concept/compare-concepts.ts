import type { ClauseGroup, Concept } from "../../definitions/index.ts";
import { columnNamed } from "../../dataset/index.ts";
import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { datasetIn } from "../model/source.ts";
import { asOfIn } from "../plan/as-of.ts";
import { businessDays } from "../print/print-business-days.ts";
import type { PrintContext } from "../print/print-context.ts";
import type { ConceptPlan } from "./concept-plan.ts";
import { instantSql, moment, object, stepsSql } from "./moment-sql.ts";
import { planConcept } from "./plan-concept.ts";
import { conceptSteps } from "./print-concept.ts";

/** A concept, in the definitions that it belongs to. */
export interface ComparedConcept {
  readonly concept: Concept;
  readonly context: PrintContext;
}

export interface ComparedConcepts {
  readonly a: ComparedConcept;
  readonly b: ComparedConcept;
  /** How many objects are shown of each cause. */
  readonly samples: number;
}

/** Two statements that tell two concepts over the same object apart. */
export interface ConceptComparison {
  /**
   * (side, failed, differs, objects, undated_a, undated_b): `a` and `b` for objects in one alone, with the clauses of the
   * other that do not hold, comma after comma; `both` with whether the days of entry differ.
   */
  readonly counts: Sql;
  /** (side, failed, key, entered_a, entered_b, then each of `masked`): the first objects of each cause. */
  readonly samples: Sql;
  /** Personal columns of the object, of which the first letter is shown. */
  readonly masked: readonly string[];
}

export function compareConcepts(compared: ComparedConcepts): ConceptComparison {
  const { a, b, samples } = compared;
  const judged = judgedSteps(compared);
  const { schema } = a.context.model;
  const dataset = datasetIn(schema, a.concept.object);
  const masked = dataset.columns.filter(({ personal }) => personal).map(({ name }) => name);
  const isUndated = (side: "a" | "b") =>
    sql`sum(case when ${id(`in_${side}`)} = 1 and ${id(`day_${side}`)} is null then 1 else 0 end) as ${id(`undated_${side}`)}`;
  const groups = [side, failed, differs];
  const counts = sql`select ${join(groups)}, count(*) as ${id("objects")}, ${isUndated("a")}, ${isUndated("b")} from ${id("judged")} group by ${join(groups)}`;
  const numbered = sql`select *, row_number() over (partition by ${side}, ${cause}, ${differs} order by ${object}) as ${id("number")} from ${id("judged")} where ${side} <> 'both' or ${differs} = 1`;
  const columns = [
    side,
    failed,
    sql`${id("n", "object_id")} as ${id("key")}`,
    id("entered_a"),
    id("entered_b"),
    ...masked.map((name) => maskedSql(name, columnNamed(dataset, name)?.type ?? "text")),
  ];
  const shown = sql`select ${join(columns)} from (${numbered}) as n left join ${id(dataset.name)} as ${id("o")} on ${id("o", dataset.key)} = ${id("n", "object_id")} where ${id("number")} <= ${samples} order by ${side}, ${cause}, ${id("number")}`;
  const [working = []] = [a, b]
    .map((one) => businessDays(one.concept, one.context))
    .filter((named) => named.length > 0);
  const statement = (last: Sql) => sql`with ${join([...working, ...judged])} ${last}`;
  return { counts: statement(counts), samples: statement(shown), masked };
}

const side = id("side");
const failed = id("failed");
const cause = id("cause");
const differs = id("differs");

/** The first letter, and nothing of the rest. */
function maskedSql(name: string, type: string): Sql {
  const text = type === "text" ? id("o", name) : sql`cast(${id("o", name)} as varchar)`;
  return sql`case when ${id("o", name)} is null then null else substring(${text}, 1, 1) || '***' end as ${id(name)}`;
}

function judgedSteps({ a, b }: ComparedConcepts): readonly Sql[] {
  const plans = { a: planOf(a), b: planOf(b) };
  const clauses = { a: plans.a.clauses.length, b: plans.b.clauses.length };
  const looked = (name: "a" | "b") =>
    Array.from({ length: clauses[name] }, (_, index) => holdsSql(plans[name], name, index));
  const columns = (name: "a" | "b") => [
    sql`coalesce(${id(name, "is_member")}, 0) as ${id(`in_${name}`)}`,
    sql`${id(name, "entered")} as ${id(`entered_${name}`)}`,
    sql`${id(name, "entered_day")} as ${id(`day_${name}`)}`,
    ...looked(name),
  ];
  const one = sql`coalesce(${id("a", "object_id")}, ${id("b", "object_id")}) as ${object}`;
  const steps: readonly (readonly [name: string, select: Sql])[] = [
    ["a_rows", rowsSql(plans.a, a.context)],
    ["b_rows", rowsSql(plans.b, b.context)],
    ["a", objectsSql(plans.a, "a_rows")],
    ["b", objectsSql(plans.b, "b_rows")],
    [
      "paired",
      sql`select ${join([one, ...columns("a"), ...columns("b")])} from ${id("a")} full join ${id("b")} on ${id("a", "object_id")} = ${id("b", "object_id")}`,
    ],
    ["judged", judgedSql(a.concept, b.concept, plans)],
  ];
  return steps.map(([name, select]) => sql`${id(name)} as (${select})`);
}

function planOf({ concept, context }: ComparedConcept): ConceptPlan {
  return planConcept(context.model, concept.id, asOfIn(context.timezone, context.asOf));
}

/** Members under number 0, then the objects for which each clause holds by itself, or in which state it finds them. */
function rowsSql(plan: ConceptPlan, context: PrintContext): Sql {
  const first = plan.hasCycles ? sql` where ${id("cycle")} = 1` : sql``;
  const members = sql`select ${object}, 0 as ${id("clause")}, ${instantSql(moment, plan.precision)} as ${id("entered")}, ${moment.day} as ${id("entered_day")} from ${id(plan.result)}${first}`;
  const clauses = plan.clauses.map(({ step, hasEnds }, index) => {
    const lasting = hasEnds ? sql` where ${id("left_day")} is null` : sql``;
    return sql`select ${object}, ${literalSql(index + 1)}, null, null from ${id(step)}${lasting}`;
  });
  return stepsSql(conceptSteps(plan, context), join([members, ...clauses], " union all "));
}

function objectsSql({ clauses }: ConceptPlan, rows: string): Sql {
  const isAt = (number: number) =>
    sql`max(case when ${id("clause")} = ${literalSql(number)} then 1 else 0 end)`;
  const columns = [
    object,
    sql`${isAt(0)} as ${id("is_member")}`,
    sql`min(${id("entered")}) as ${id("entered")}`,
    sql`min(${id("entered_day")}) as ${id("entered_day")}`,
    ...clauses.map((_, index) => sql`${isAt(index + 1)} as ${id(`clause_${index + 1}`)}`),
  ];
  return sql`select ${join(columns)} from ${id(rows)} group by ${object}`;
}

/** 1 where a clause holds, of an object that is in the other concept. */
function holdsSql({ clauses }: ConceptPlan, name: "a" | "b", index: number): Sql {
  const found = sql`coalesce(${id(name, `clause_${index + 1}`)}, 0)`;
  const holds = clauses[index]!.isNegated ? sql`1 - ${found}` : found;
  return sql`${holds} as ${id(heldName(name, index))}`;
}

function heldName(name: "a" | "b", index: number): string {
  return `${name}_holds_${index + 1}`;
}

function judgedSql(a: Concept, b: Concept, plans: { readonly a: ConceptPlan; readonly b: ConceptPlan }): Sql {
  const [inA, inB] = [sql`${id("in_a")} = 1`, sql`${id("in_b")} = 1`];
  const which = sql`case when ${inA} and ${inB} then 'both' when ${inA} then 'a' else 'b' end`;
  const [ofA, ofB] = [failuresOf(a, plans.a, "a"), failuresOf(b, plans.b, "b")];
  const chosen = (parts: readonly [Sql, Sql]) =>
    sql`case when ${inA} and ${inB} then null when ${inA} then ${parts[1]} else ${parts[0]} end`;
  const isOther = sql`${inA} and ${inB} and (${id("day_a")} is distinct from ${id("day_b")})`;
  const columns = [
    sql`*`,
    sql`${which} as ${side}`,
    sql`${chosen([listed(ofA), listed(ofB)])} as ${failed}`,
    sql`${chosen([causeSql(ofA), causeSql(ofB)])} as ${cause}`,
    sql`case when ${isOther} then 1 else 0 end as ${differs}`,
  ];
  return sql`select ${join(columns)} from ${id("paired")} where ${inA} or ${inB}`;
}

interface Failure {
  readonly clause: string;
  /** When it is to blame: it does not hold, and no other of its group does in its place. */
  readonly when: Sql;
}

function failuresOf({ condition }: Concept, { clauses }: ConceptPlan, name: "a" | "b"): readonly Failure[] {
  const holds = (clause: string) =>
    sql`${id(
      heldName(
        name,
        clauses.findIndex((one) => one.clause === clause),
      ),
    )} = 1`;
  const groupHolds = (group: ClauseGroup): Sql =>
    join(
      group.members.map((member) => sql`(${"members" in member ? groupHolds(member) : holds(member.id)})`),
      group.kind === "all" ? " and " : " or ",
    );
  const walk = (group: ClauseGroup, above: readonly Sql[]): readonly Failure[] => {
    const within = group.kind === "any" ? [...above, sql`not (${groupHolds(group)})`] : above;
    return group.members.flatMap((member) =>
      "members" in member
        ? walk(member, within)
        : [{ clause: member.id, when: all([...within, sql`not (${holds(member.id)})`]) }],
    );
  };
  return walk(condition, []);
}

/** The clauses to blame, each followed by a comma. */
function listed(failures: readonly Failure[]): Sql {
  return join(
    failures.map(({ clause, when }) => sql`case when ${when} then ${`${clause},`} else '' end`),
    " || ",
  );
}

/** The clause to blame; for several of them, the word that no clause can be. */
function causeSql(failures: readonly Failure[]): Sql {
  const count = join(
    failures.map(({ when }) => sql`case when ${when} then 1 else 0 end`),
    " + ",
  );
  return sql`case when ${count} > 1 then '+' else ${listed(failures)} end`;
}
