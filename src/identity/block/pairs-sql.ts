import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import type { KeyPart } from "./choose-rules.ts";
import { partSql } from "./count-candidates.ts";

/**
 * Candidate pairs (`rule`, `l`, `r`, l < r), each once: a rule leaves out what a rule before it makes, so that no DISTINCT is needed and
 * the rule's number says why the pair is there.
 */
export function pairsSql(records: string, rules: readonly (readonly KeyPart[])[]): Sql {
  const agree = rules.map((parts) =>
    all(parts.map((part) => sql`${partSql(part, "l")} = ${partSql(part, "r")}`)),
  );
  const selects = agree.map((agreement, rule) => {
    const earlier = agree.slice(0, rule).map((before) => sql`not coalesce(${before}, false)`);
    return sql`select cast(${rule} as utinyint) as rule, l.n as l, r.n as r
      from ${id(records)} as l join ${id(records)} as r on ${agreement} and l.n < r.n where ${all(earlier)}`;
  });
  return join(selects, " union all ");
}
