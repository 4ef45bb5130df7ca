import type { Checked, ReasonOf } from "../checked.ts";
import type { CountryCode } from "../country/index.ts";
import { judge, refuse } from "../judge.ts";
import { tidyText } from "../text/tidy-text.ts";
import { type PhoneFacts, phoneWeights } from "./facts.ts";
import type { PhoneKind } from "./number-plan.ts";
import { isFiction, isPlaceholder } from "./placeholder.ts";
import { readInContext } from "./read-in-context.ts";
import { type ReadNumber, readPlainNumber } from "./read-number.ts";
import { piecesOf, takeApart } from "./take-apart.ts";

export interface PhoneNumber {
  readonly e164: string;
  /** Left out, as its country, when no plan gives the number out. */
  readonly kind?: PhoneKind;
  readonly country?: CountryCode;
  readonly extension?: string;
}

export interface Phone extends PhoneNumber {
  /** Further numbers of the same cell. */
  readonly others?: readonly PhoneNumber[];
}

/** Where a number without a country code is dialled: the record's country, then the workspace's. */
export interface PhoneContext {
  readonly country?: CountryCode | undefined;
  readonly workspaceCountry?: CountryCode | undefined;
}

type Reason = ReasonOf<PhoneFacts>;
const longest = 200;

/** Reads a telephone number in any usual writing as E.164, with its kind and its extension. */
export function checkPhone(text: string, context: PhoneContext = {}): Checked<Phone, PhoneFacts> {
  if (text.length > longest) return refuse([{ code: "phone-too-long", facts: { limit: longest } }]);
  const plain = readPlainNumber(text, context.country ?? context.workspaceCountry);
  if (plain) return judge({ value: numberOf(plain), reasons: doubtsOf(plain) }, phoneWeights);
  const tidied = tidyText(text);
  if (tidied.text === "") return refuse([{ code: "phone-empty", facts: {} }]);
  if (/^[+-]?\d[.,]\d+e\+?\d+$/iu.test(tidied.text))
    return refuse([{ code: "digits-lost", facts: { text: tidied.text } }]);
  const { value, reasons } = checkCell(tidied.text, context);
  return value ? judge({ value, reasons: [...tidied.reasons, ...reasons] }, phoneWeights) : refuse(reasons);
}

/** A cell is read as one number first, as "/" and the like stand between the digits of one too. */
function checkCell(text: string, context: PhoneContext): Found {
  const whole = checkOne(text, context);
  if (whole.value && !whole.reasons.some(({ code }) => code === "not-in-plan")) return whole;
  const pieces = piecesOf(text);
  return (pieces.length > 1 ? checkSeveral(pieces, context) : undefined) ?? whole;
}

interface Found {
  readonly value?: Phone | undefined;
  readonly reasons: readonly Reason[];
}

function checkOne(text: string, context: PhoneContext): Found {
  const { text: digits, extension, words } = takeApart(text);
  const { number, reasons } = readInContext(digits, context);
  if (!number) return { reasons: reasons.length > 0 ? reasons : [{ code: "not-a-phone", facts: { text } }] };
  const leftOut: readonly Reason[] =
    words === undefined ? [] : [{ code: "words-left-out", facts: { text: words } }];
  return {
    value: numberOf({ ...number, extension: extension ?? number.extension }),
    reasons: [...leftOut, ...reasons, ...doubtsOf(number)],
  };
}

/** Pieces of one cell: what is a number, and what is not. None of them being one, the cell is read as a whole. */
function checkSeveral(pieces: readonly string[], context: PhoneContext): Found | undefined {
  const read = pieces.map((piece) => ({ piece, ...checkOne(piece, context) }));
  const numbers = read.flatMap(({ value }) => value ?? []);
  const [first, ...others] = numbers;
  if (!first) return undefined;
  const unread = read.filter(({ value }) => value === undefined).map(({ piece }) => piece);
  return {
    value: { ...first, ...(others.length > 0 && { others }) },
    reasons: [
      ...read.flatMap(({ value, reasons }) => (value ? reasons : [])),
      ...(others.length > 0 ? [{ code: "several-numbers", facts: { count: numbers.length } } as const] : []),
      ...unread.map((piece) => ({ code: "rest-unread", facts: { text: piece } }) as const),
    ],
  };
}

function numberOf({ e164, kind, country, extension }: ReadNumber): PhoneNumber {
  return {
    e164,
    ...(kind !== undefined && { kind, ...(country !== undefined && { country }) }),
    ...(extension !== undefined && { extension }),
  };
}

/** The number can be dialled, perhaps; somebody may have meant none. */
function doubtsOf({ e164, national, country, kind }: ReadNumber): readonly Reason[] {
  if (isPlaceholder(national)) return [{ code: "placeholder", facts: { digits: e164 } }];
  if (isFiction(e164)) return [{ code: "for-fiction", facts: {} }];
  return kind === undefined ? [{ code: "not-in-plan", facts: { country: country ?? "" } }] : [];
}
