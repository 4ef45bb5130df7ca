import { dayIn } from "../../core/index.ts";
import { type Model, parseDefinitions } from "../../definitions/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type ConceptSpec, conceptsYaml, subjectDatasets } from "./concept-specs.ts";
import type { RandomSubjects } from "./random-subjects.ts";

type Cell = string | number | boolean | null;

const lead = `concepts:
  lead: { label: { en: L, fr: L }, object: person, all: { x: { words: { en: w, fr: w }, event: stage_entry } } }
`;

/** Generated concepts as the language reads them. */
export function subjectModel(concepts: readonly ConceptSpec[]): Model {
  const texts = [lead, subjectDatasets, conceptsYaml(concepts)];
  const parsed = parseDefinitions(
    texts.map((text, index) => ({ path: `definitions/${index}.yaml`, text, origin: "workspace" })),
  );
  if (parsed.ok) return parsed.value;
  throw new Error(`${parsed.error.map((one) => one.message.en).join("\n")}\n${conceptsYaml(concepts)}`);
}

/** Puts generated objects and events in the place of those that an engine holds. */
export async function fillSubjects(
  engine: DuckDbEngine,
  { subjects, timezone }: RandomSubjects,
): Promise<void> {
  const bare = (at: string | null) => at && at.replace("Z", "");
  const dayOf = (at: string | null) => at && dayIn(timezone, at);
  const events = subjects.flatMap(({ events: some }, index) =>
    some.map((event, number) => ({ ...event, key: `${index}-${number}`, of: `s${index}` })),
  );
  await replace(
    engine,
    "subject",
    ["subject_id", "is_good", "joined_at", "joined_at_day", "born_on"],
    subjects.map(({ isGood, joined, born }, index) => [
      `s${index}`,
      isGood,
      bare(joined),
      dayOf(joined),
      born,
    ]),
  );
  const visits = events.filter(({ event }) => event === "visit");
  await replace(
    engine,
    "visit",
    ["visit_id", "subject_id", "kind", "happened_at", "happened_at_day"],
    visits.map(({ key, of, kind, at }) => [key, of, kind, bare(at), dayOf(at)]),
  );
  const notes = events.filter(({ event }) => event === "note");
  await replace(
    engine,
    "note",
    ["note_id", "subject_id", "kind", "happened_on"],
    notes.map(({ key, of, kind, at }) => [key, of, kind, at && at.slice(0, 10)]),
  );
}

async function replace(
  engine: DuckDbEngine,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<void> {
  await engine.run(sql`delete from ${id(table)}`);
  if (rows.length === 0) return;
  const lines = rows.map((row): Sql => sql`(${join(row.map(literalSql))})`);
  await engine.run(
    sql`insert into ${id(table)} (${join(columns.map((name) => id(name)))}) values ${join(lines)}`,
  );
}
