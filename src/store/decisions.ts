import { randomUUID } from "node:crypto";
import type { Kysely, Selectable } from "kysely";
import type { StoreTables } from "./tables.ts";

/**
 * What somebody decided of records: `same`, they are one person or company, whatever their data say (one side); `different`, no
 * two sides are ever one (two sides or more).
 */
export interface NewDecision {
  readonly object: "person" | "company";
  readonly verdict: "same" | "different";
  /** Keys of records, as in `person_record` and `company_record`. */
  readonly sides: readonly (readonly string[])[];
  readonly by: string;
  readonly at: Date;
  readonly reason?: string;
}

export interface Revocation {
  readonly by: string;
  readonly at: Date;
  readonly reason?: string;
}

export interface Decision extends NewDecision {
  readonly id: string;
  /** Set once the decision holds no more; it stays to be read. */
  readonly revoked?: Revocation;
}

export interface DecisionQuery {
  readonly object?: "person" | "company";
  /** Those revoked, too. */
  readonly withRevoked?: boolean;
  /** Only those that name one of these records. */
  readonly records?: readonly string[];
}

export interface Decisions {
  /** @throws RangeError when the sides do not make such a decision, or name a record twice */
  add(decision: NewDecision): Promise<Decision>;
  /** The decision as it stands then; undefined when there is none of that id. One that was revoked before stays as it was. */
  revoke(id: string, revocation: Revocation): Promise<Decision | undefined>;
  /** In the order in which they were taken. */
  list(query?: DecisionQuery): Promise<readonly Decision[]>;
}

type Guard = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function decisionsIn(database: Kysely<StoreTables>, guard: Guard): Decisions {
  return {
    add: (decision) => guard(() => add(database, decision)),
    revoke: (id, revocation) => guard(() => revoke(database, id, revocation)),
    list: (query) => guard(() => list(database, query)),
  };
}

async function add(database: Kysely<StoreTables>, decision: NewDecision): Promise<Decision> {
  checkSides(decision);
  const id = randomUUID();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("identity_decision")
      .values({
        id,
        object: decision.object,
        verdict: decision.verdict,
        decided_by: decision.by,
        decided_at: decision.at.toISOString(),
        reason: decision.reason ?? null,
        revoked_by: null,
        revoked_at: null,
        revoked_reason: null,
      })
      .execute();
    for (const [side, records] of decision.sides.entries())
      for (const record of records)
        await transaction
          .insertInto("identity_decision_record")
          .values({ decision_id: id, side, record })
          .execute();
  });
  return { ...decision, id };
}

function checkSides({ verdict, sides }: NewDecision): void {
  const records = sides.flat();
  const areApart = verdict === "same" ? sides.length === 1 && records.length > 1 : sides.length > 1;
  if (!areApart || sides.some(({ length }) => length === 0))
    throw new RangeError(`A decision "${verdict}" cannot be taken over ${sides.length} sides`);
  if (new Set(records).size < records.length) throw new RangeError("A decision names a record twice");
}

async function revoke(
  database: Kysely<StoreTables>,
  id: string,
  { by, at, reason }: Revocation,
): Promise<Decision | undefined> {
  await database.transaction().execute((transaction) =>
    transaction
      .updateTable("identity_decision")
      .set({ revoked_by: by, revoked_at: at.toISOString(), revoked_reason: reason ?? null })
      .where("id", "=", id)
      .where("revoked_at", "is", null)
      .execute(),
  );
  return (await list(database, { withRevoked: true, id }))[0];
}

async function list(
  database: Kysely<StoreTables>,
  query: DecisionQuery & { readonly id?: string } = {},
): Promise<readonly Decision[]> {
  const { object, records, withRevoked = false, id } = query;
  let asked = database.selectFrom("identity_decision").selectAll();
  if (id !== undefined) asked = asked.where("id", "=", id);
  if (object !== undefined) asked = asked.where("object", "=", object);
  if (!withRevoked) asked = asked.where("revoked_at", "is", null);
  if (records !== undefined)
    asked = asked.where("id", "in", (inner) =>
      inner.selectFrom("identity_decision_record").select("decision_id").where("record", "in", records),
    );
  const decisions = await asked.orderBy("decided_at").orderBy("id").execute();
  const named = await database
    .selectFrom("identity_decision_record")
    .selectAll()
    .where("decision_id", "in", asked.clearSelect().select("id"))
    .orderBy("side")
    .orderBy("record")
    .execute();
  const sidesOf = new Map<string, string[][]>(decisions.map((row) => [row.id, []]));
  for (const { decision_id, side, record } of named) {
    const sides = sidesOf.get(decision_id);
    if (sides !== undefined) (sides[side] ??= []).push(record);
  }
  return decisions.map((row) => decisionOf(row, sidesOf.get(row.id) ?? []));
}

type Row = Selectable<StoreTables["identity_decision"]>;

function decisionOf(row: Row, sides: readonly (readonly string[])[]): Decision {
  return {
    id: row.id,
    object: row.object,
    verdict: row.verdict,
    sides,
    by: row.decided_by,
    at: new Date(row.decided_at),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.revoked_at !== null && { revoked: revocationOf(row, row.revoked_at) }),
  };
}

function revocationOf({ revoked_by, revoked_reason }: Row, at: string): Revocation {
  return {
    by: revoked_by ?? "",
    at: new Date(at),
    ...(revoked_reason !== null && { reason: revoked_reason }),
  };
}
