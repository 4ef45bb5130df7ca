import type { Problem } from "../../core/index.ts";
import { type DatasetSpec, lookedUpColumns, type Relationship } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, join, sql } from "../../sql/index.ts";
import { problem } from "./problems.ts";

/** Rows of a workspace's own datasets whose role leads nowhere though its columns are filled. What the build looks up is told as a reference. */
export async function unresolvedRoles(
  engine: Engine,
  roles: readonly Relationship[],
  own: readonly DatasetSpec[],
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const role of roles) {
    const from = own.find(({ name }) => name === role.from);
    if (from === undefined || lookedUpColumns(from).includes(role.column)) continue;
    found.push(...(await unresolvedRole(engine, role, from)));
  }
  return found;
}

async function unresolvedRole(
  engine: Engine,
  role: Relationship,
  { columns: specs }: DatasetSpec,
): Promise<readonly Problem[]> {
  const { name, from, to, column, key, also = [] } = role;
  const pairs = [{ column, key }, ...also];
  const columns = pairs.map((pair) => pair.column);
  const isFilled = join(
    columns.map((one) => sql`${id("rows", one)} is not null`),
    " and ",
  );
  const isEqual = join(
    pairs.map((pair) => sql`${id("led", pair.key)} = ${id("rows", pair.column)}`),
    " and ",
  );
  const shown = join(
    columns.map((one) => sql`${id("rows", one)}::varchar`),
    " || ' ' || ",
  );
  const { rows } = await engine.query(sql`
    select count(*), count(*) filter (where is_lost), coalesce(min(shown) filter (where is_lost), '')
    from (select ${shown} as shown, ${isFilled} and not exists (select 1 from ${id(to)} as led where ${isEqual}) as is_lost from ${id(from)} as "rows")`);
  const [of = 0, lost = 0, example = ""] = rows[0] ?? [];
  if (Number(lost) === 0) return [];
  const isPersonal = specs.some((one) => one.personal === true && columns.includes(one.name));
  const facts = {
    dataset: from,
    role: name,
    to,
    columns,
    rows: Number(lost),
    of: Number(of),
    ...(!isPersonal && { example: String(example) }),
  };
  return [problem("role-unresolved", facts, { severity: "warning" })];
}
