import type { Cell, Engine } from "../../engine/index.ts";
import { id, join, sql } from "../../sql/index.ts";
import { blocksSql, keyName } from "../block/pairs-sql.ts";
import type { LevelCode } from "../compare/comparison.ts";
import { comparisonsOf } from "../compare/comparisons.ts";
import { levelColumn, levelsSql, rarityFeature } from "../compare/levels-sql.ts";
import { featureName } from "../model/features.ts";
import {
  type FrozenRule,
  type IdentityModel,
  probabilityOf,
  type Verdict,
  verdictOf,
} from "../model/identity-model.ts";
import { replaceTable, tables } from "../model/prepare-records.ts";
import type { Role } from "../model/roles.ts";
import { prepareForModel } from "../score/score-pairs.ts";

export interface PairAsked {
  readonly model: IdentityModel;
  readonly table: string;
  readonly key: string;
  readonly left: string;
  readonly right: string;
}

/** What one column says of a pair. */
export interface Contribution {
  readonly column: string;
  readonly role: Role;
  /** Null where a value is missing, or another column tells the same fact: it says nothing. */
  readonly level: LevelCode | null;
  /** As they stand in the table. */
  readonly left: string | null;
  readonly right: string | null;
  /** In all: of the level, and of how rare the value is. */
  readonly bits: number;
  /** Of `bits`, those that an equal value adds for being rare, or takes for being common. */
  readonly rarityBits: number;
}

export interface Explanation {
  /** In the order of the keys. */
  readonly keys: readonly [string, string];
  /** Bits before anything is compared. */
  readonly prior: number;
  /** What says most, for or against, first. */
  readonly contributions: readonly Contribution[];
  /** The sum, in bits. */
  readonly weight: number;
  readonly probability: number;
  readonly verdict: Verdict;
  /** The first rule that makes the pair a candidate; null where none does, so that it is never compared. */
  readonly rule: FrozenRule | null;
}

/** Why two records of a table weigh what they weigh; undefined where one of them is not there. */
export async function explainPair(
  engine: Engine,
  { model, table, key, left, right }: PairAsked,
): Promise<Explanation | undefined> {
  const asked = "identity_asked";
  await replaceTable(
    engine,
    asked,
    sql`select * from ${id(table)} where cast(${id(key)} as varchar) in (${left}, ${right})`,
  );
  if ((await prepareForModel(engine, { model, table: asked, key })) !== 2) return undefined;
  const levels = await levelsOf(engine, model);
  const values = await valuesOf(engine, model, { asked, key });
  const contributions = model.comparisons
    .map(({ column, levels: known }, index): Contribution => {
      const level = levels.at[index] ?? null;
      const rarityBits = level === 0 ? (levels.rarity.get(column) ?? 0) : 0;
      return {
        column,
        role: model.columns.find(({ name }) => name === column)!.role,
        level: level === null ? null : known[level]!.code,
        left: values.left[index] ?? null,
        right: values.right[index] ?? null,
        bits: level === null ? 0 : known[level]!.bits + rarityBits,
        rarityBits,
      };
    })
    .toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const sum = contributions.reduce((bits, one) => bits + one.bits, model.prior);
  const weight = Math.round(sum * 1e6) / 1e6;
  return {
    keys: values.keys,
    prior: model.prior,
    contributions,
    weight,
    probability: probabilityOf(weight),
    verdict: verdictOf(weight, model.thresholds),
    rule: await ruleOf(engine, model),
  };
}

async function levelsOf(engine: Engine, model: IdentityModel) {
  const comparisons = comparisonsOf(model.columns, model.object);
  await replaceTable(
    engine,
    tables.levels,
    levelsSql(tables.records, sql`select 0 as rule, 0 as l, 1 as r`, comparisons),
  );
  const { rows } = await engine.query(
    sql`select ${join(comparisons.map(({ column }) => id(levelColumn(column))))} from ${id(tables.levels)}`,
  );
  const rare = model.rarities.map(({ column }) => column);
  const rarities = rare.map((column) => id(featureName(column, rarityFeature)));
  const bits = await engine.query(
    sql`select ${join([sql`_n`, ...rarities])} from ${id(tables.records)} where _n = 0`,
  );
  return {
    at: (rows[0] ?? []).map((cell) => (cell === null ? null : Number(cell))),
    rarity: new Map(rare.map((column, index) => [column, Number(bits.rows[0]?.[index + 1] ?? 0)])),
  };
}

async function valuesOf(
  engine: Engine,
  { comparisons, columns }: IdentityModel,
  { asked, key }: { readonly asked: string; readonly key: string },
) {
  const longitude = columns.find(({ role }) => role === "longitude")?.name;
  const texts = comparisons.map(({ column }) => {
    const isPlace = columns.some(({ name, role }) => name === column && role === "latitude");
    const value = sql`cast(${id(column)} as varchar)`;
    return isPlace && longitude !== undefined
      ? sql`${value} || ', ' || cast(${id(longitude)} as varchar)`
      : value;
  });
  const { rows } = await engine.query(
    sql`select cast(${id(key)} as varchar) as key, ${join(texts)} from ${id(asked)} order by key`,
  );
  const text = (cell: Cell | undefined) => (cell === null || cell === undefined ? null : String(cell));
  const [left = [], right = []] = rows;
  return {
    keys: [String(left[0]), String(right[0])] as const,
    left: left.slice(1).map(text),
    right: right.slice(1).map(text),
  };
}

async function ruleOf(engine: Engine, { blocking: { rules } }: IdentityModel): Promise<FrozenRule | null> {
  if (rules.length === 0) return null;
  await replaceTable(engine, tables.blocks, blocksSql(tables.records, rules));
  const same = rules.map(
    (_, rule) => sql`count(distinct ${id(keyName(rule))}) = 1 and count(${id(keyName(rule))}) = 2`,
  );
  const { rows } = await engine.query(sql`select ${join(same)} from ${id(tables.blocks)}`);
  return rules.find((_, rule) => rows[0]?.[rule] === true) ?? null;
}
