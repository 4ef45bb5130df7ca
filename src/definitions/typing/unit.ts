/** Units of measures as powers: `money / people` is money 1, people -1; a share has none. */
export type Powers = { readonly [unit: string]: number };

/** Nothing is known of it; a bare number, which fits any unit; or known. */
export type Unit = "unknown" | "plain" | Powers;

const pureWords: ReadonlySet<string> = new Set(["share", "ratio"]);
const durations: ReadonlySet<string> = new Set([
  "seconds",
  "minutes",
  "hours",
  "days",
  "weeks",
  "months",
  "quarters",
  "years",
]);

const plainWord = /^[a-z]+$/u;

export const share: Powers = {};

/** A number of nothing in particular: it has no dimension, goes with anything, and is no percentage. */
const bare = "number";

function isBare(unit: Unit): boolean {
  return unit === "plain" || (typeof unit !== "string" && unit[bare] !== undefined);
}

/** Reads `money / people`; undefined when it is not written so. */
export function readUnit(text: string): Powers | undefined {
  if (plainWord.test(text) && !pureWords.has(text)) return { [text]: 1 };
  const words = text.split(/\s*([/*])\s*/u);
  let powers: Powers = {};
  for (let index = 0; index < words.length; index += 2) {
    const word = words[index]!.trim();
    if (!/^[\p{L}][\p{L}\p{N}_-]*$/u.test(word)) return undefined;
    if (pureWords.has(word)) continue;
    powers = combine(powers, { [word]: 1 }, words[index - 1] === "/" ? -1 : 1);
  }
  return powers;
}

export function printUnit(unit: Powers): string {
  const [only, ...others] = Object.keys(unit);
  if (only !== undefined && others.length === 0 && unit[only] === 1) return only;
  const side = (sign: 1 | -1) =>
    Object.keys(unit)
      .sort()
      .filter((name) => Math.sign(unit[name]!) === sign)
      .flatMap((name) => Array.from({ length: Math.abs(unit[name]!) }, () => name));
  const above = side(1);
  const below = side(-1);
  if (above.length + below.length === 0) return "share";
  return [above.join(" * ") || "share", ...below].join(" / ");
}

export function multiplyUnits(left: Unit, right: Unit, sign: 1 | -1): Unit {
  if (left === "unknown" || right === "unknown") return "unknown";
  if (right === "plain") return left;
  return combine(left === "plain" ? {} : left, right, sign);
}

/** The unit of a sum, a choice or a comparison of two; undefined when they do not go together. */
export function commonUnit(left: Unit, right: Unit): Unit | undefined {
  if (left === "plain") return right;
  if (right === "plain" || left === "unknown") return left;
  if (right === "unknown" || isBare(left)) return right;
  if (isBare(right)) return left;
  if (isSameUnit(left, right)) return left;
  return isCount(left) && isCount(right) ? "unknown" : undefined;
}

function isSameUnit(left: Powers, right: Powers): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

/** A number of things: neither money nor time, nor a quotient. */
export function isCount(unit: Powers): boolean {
  const [name, ...others] = Object.keys(unit);
  return (
    name !== undefined && others.length === 0 && unit[name] === 1 && name !== "money" && !durations.has(name)
  );
}

/**
 * Whether what was computed may bear the declared unit: the same, or a count under another word, or a share of
 * counts, or a bare number of anything but money.
 */
export function mayBear(computed: Unit, declared: Powers): boolean {
  if (computed === "unknown" || computed === "plain" || isSameUnit(computed, declared)) return true;
  if (isBare(computed)) return true;
  if (isBare(declared)) return computed["money"] === undefined;
  if (isCount(computed)) return isCount(declared);
  return isSameUnit(declared, share) && isQuotientOfCounts(computed);
}

function isQuotientOfCounts(unit: Powers): boolean {
  const entries = Object.entries(unit);
  const isSimple = entries.every(([name, power]) => Math.abs(power) === 1 && isCount({ [name]: 1 }));
  return isSimple && entries.reduce((total, [, power]) => total + power, 0) === 0;
}

function combine(left: Powers, right: Powers, sign: 1 | -1): Powers {
  const all: { [unit: string]: number } = { ...left };
  for (const [name, power] of Object.entries(right)) {
    all[name] = (all[name] ?? 0) + sign * power;
    if (all[name] === 0) delete all[name];
  }
  const isOfBare = isBare(left) || isBare(right);
  delete all[bare];
  return isOfBare && Object.keys(all).length === 0 ? { [bare]: 1 } : all;
}
