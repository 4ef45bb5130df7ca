import type { Engine } from "../../engine/index.ts";
import { id, join, sql } from "../../sql/index.ts";
import type { FrozenBlocking, FrozenRule, KeyPart } from "../model/identity-model.ts";
import { tables } from "../model/prepare-records.ts";
import type { IdentityObject, Role, RoleColumn } from "../model/roles.ts";
import { candidateKeys } from "./candidate-keys.ts";
import { type CandidateRule, chooseRules, type ColumnAgreement } from "./choose-rules.ts";
import { countCandidates, omittedBlocks, partName } from "./count-candidates.ts";

/** What is known of a role before any pair was seen: how often two records of one object agree exactly on it. */
const usualAgreement: { readonly [R in Role]: number } = {
  given_name: 0.8,
  family_name: 0.85,
  full_name: 0.75,
  company_name: 0.75,
  birth_date: 0.85,
  email: 0.75,
  phone: 0.75,
  official_number: 0.9,
  street: 0.7,
  house_number: 0.85,
  city: 0.85,
  postal_code: 0.85,
  region: 0.92,
  country: 0.97,
  domain: 0.85,
  latitude: 0.7,
  longitude: 0.7,
};

export function believedAgreement(columns: readonly RoleColumn[]): ReadonlyMap<string, ColumnAgreement> {
  return new Map(columns.map(({ name, role }) => [name, { exact: usualAgreement[role] }]));
}

/** All keys counted once; rules are chosen among them, again when more is known of how columns agree. */
export interface CountedBlocking {
  readonly candidates: readonly CandidateRule[];
  readonly filled: ReadonlyMap<string, number>;
  readonly budget: number;
  readonly largestBlock: number;
  readonly seed: number;
}

export interface BlockingQuestion {
  readonly columns: readonly RoleColumn[];
  readonly object: IdentityObject;
  readonly records: number;
  readonly seed: number;
  readonly pairBudget?: number;
}

/** One block takes a fiftieth of the budget at most. */
const mostOfBudget = 0.02;

export async function countBlocking(engine: Engine, question: BlockingQuestion): Promise<CountedBlocking> {
  const { columns, object, records, seed, pairBudget } = question;
  const keys = candidateKeys(columns, object);
  const budget = pairBudget ?? Math.max(20 * records, 500_000);
  const largestBlock = Math.max(2, Math.floor(Math.sqrt(2 * mostOfBudget * budget)));
  const candidates = await countCandidates(engine, { records: tables.records, keys, largestBlock });
  return { candidates, filled: await sharesFilled(engine, keys), budget, largestBlock, seed };
}

async function sharesFilled(
  engine: Engine,
  keys: readonly (readonly KeyPart[])[],
): Promise<ReadonlyMap<string, number>> {
  const names = [...new Set(keys.flat().map(partName))];
  if (names.length === 0) return new Map();
  const filled = names.map((name) => sql`count(${id(name)}) / greatest(count(*), 1)`);
  const { rows } = await engine.query(sql`select ${join(filled)} from ${id(tables.records)}`);
  return new Map(names.map((name, index) => [name, Number(rows[0]?.[index])]));
}

/** The rules that fill the budget best, with the blocks that each leaves out. */
export async function chooseBlocking(
  engine: Engine,
  counted: CountedBlocking,
  columns: ReadonlyMap<string, ColumnAgreement>,
): Promise<FrozenBlocking> {
  const { budget, largestBlock } = counted;
  const plan = chooseRules({ ...counted, columns });
  const rules: FrozenRule[] = [];
  for (const { omittedShare, ...rule } of plan.rules) {
    const { parts } = rule;
    const omitted =
      omittedShare === 0 ? [] : await omittedBlocks(engine, tables.records, { parts, largestBlock });
    rules.push({ ...rule, omitted });
  }
  return { rules, budget, pairs: plan.pairs, expectedRecall: plan.expectedRecall };
}
