import { claimOf, isBeyond } from "./claims.ts";

export interface LabelledNumber {
  readonly module: string;
  readonly number: string;
  readonly isValid: boolean;
}

/** How many were accepted, and of how many. */
export type Accepted = readonly [accepted: number, total: number];
export type Tally = { readonly valid: Accepted; readonly invalid: Accepted };

export interface Judged {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly wrong: readonly LabelledNumber[];
  /** Modules, and countries of `vatin`, that nobody claims to judge. */
  readonly unclaimed: ReadonlyMap<string, number>;
  /** Labelled valid and invalid in the same file: they prove nothing. */
  readonly contradictory: readonly LabelledNumber[];
}

export function judgeNumbers(labelled: readonly LabelledNumber[]): Judged {
  const tallies = new Map<string, Tally>();
  const unclaimed = new Map<string, number>();
  const [wrong, contradictory]: [LabelledNumber[], LabelledNumber[]] = [[], []];
  const labels = new Set(labelled.map((each) => keyOf(each, each.isValid)));
  for (const each of labelled) {
    const check = claimOf(each.module);
    if (!check || isBeyond(each.module, each.number)) {
      const what = check ? `${each.module} (${each.number.slice(0, 2)})` : each.module;
      unclaimed.set(what, (unclaimed.get(what) ?? 0) + 1);
    } else if (labels.has(keyOf(each, !each.isValid))) contradictory.push(each);
    else {
      const isAccepted = check(each.number).verdict !== "invalid";
      if (isAccepted !== each.isValid) wrong.push(each);
      tallies.set(each.module, counted(tallies.get(each.module), each.isValid, isAccepted));
    }
  }
  return { tallies, wrong, unclaimed, contradictory };
}

function keyOf({ module, number }: LabelledNumber, isValid: boolean): string {
  return [module, number.replaceAll(/[^\dA-Za-z]/g, "").toUpperCase(), isValid].join(" ");
}

function counted(tally: Tally | undefined, isValid: boolean, isAccepted: boolean): Tally {
  const { valid, invalid } = tally ?? { valid: [0, 0], invalid: [0, 0] };
  const more = ([accepted, total]: Accepted): Accepted => [accepted + (isAccepted ? 1 : 0), total + 1];
  return isValid ? { valid: more(valid), invalid } : { valid, invalid: more(invalid) };
}
