import { id, type Sql, sql } from "../../sql/index.ts";
import { featureName } from "../model/features.ts";
import { type Comparison, different, left, measured, right } from "./comparison.ts";

/** Parent and branch share a domain, a switchboard and most of a name: only a certain pair makes one of them. */
const branchBits = -12;

/**
 * Words weighed by how rare they are, in any order; an acronym for the words that it stands for, both ways. Names that differ by a place
 * or a word for a branch alone are held apart.
 */
export function compareCompanyNames(column: string): Comparison {
  const side = (of: (column: string) => Sql, feature: string) => of(featureName(column, feature));
  const both = (feature: string) => [side(left, feature), side(right, feature)] as const;
  const [lWords, rWords] = both("words");
  const [lCore, rCore] = both("core");
  const [lWeights, rWeights] = both("weights");
  const [lTotal, rTotal] = both("total");
  const [lCompact, rCompact] = both("compact");
  const [lInitials, rInitials] = both("initials");
  const name = (what: string) => measured(column, what);
  const shared = sql`coalesce(list_sum(list_transform(list_intersect(${lWeights}, ${rWeights}), one -> one.bits)), 0)`;
  return {
    column,
    measures: [
      {
        name: name("equal"),
        value: sql`${left(column)} = ${right(column)} or ${lCompact} = ${rCompact} or ${lWords} = ${rWords}`,
      },
      { name: name("branch"), value: sql`coalesce(${lCore} = ${rCore}, false) and ${lWords} <> ${rWords}` },
      {
        name: name("acronym"),
        value: sql`list_contains(${lInitials}, ${rCompact}) or list_contains(${rInitials}, ${lCompact})`,
      },
      { name: name("shared"), value: shared },
      { name: name("all"), value: sql`${lTotal} + ${rTotal}` },
      {
        name: name("similarity"),
        value: sql`jaro_winkler_similarity(${lCompact}, ${rCompact})`,
      },
    ],
    isSilent: sql`${id(name("equal"))} is null`,
    levels: [
      { code: "equal", holds: id(name("equal")) },
      { code: "branch", holds: id(name("branch")), atMost: branchBits },
      { code: "acronym", holds: id(name("acronym")) },
      { code: "alike", holds: either(column, 0.8, 0.94) },
      { code: "distantly_alike", holds: either(column, 0.5, 0.88) },
      different,
    ],
  };
}

/** Shared words hold at least so much of what the words of both say (Dice), or the letters are that alike. */
function either(column: string, ofWords: number, ofLetters: number): Sql {
  const [shared, both, similarity] = ["shared", "all", "similarity"].map((what) =>
    id(measured(column, what)),
  );
  return sql`2 * ${shared!} >= ${ofWords} * ${both!} or ${similarity!} >= ${ofLetters}`;
}
