import type { ReasonOf } from "../checked.ts";
import type { PhoneContext } from "./check-phone.ts";
import type { PhoneFacts } from "./facts.ts";
import { type ReadNumber, readNumber } from "./read-number.ts";

type Reason = ReasonOf<PhoneFacts>;
interface Read {
  readonly number?: ReadNumber | undefined;
  readonly reasons: readonly Reason[];
}

/** Dialled from France without a country code, as numbers of France. */
const overseas = ["RE", "GP", "MQ", "GF", "YT", "PM"];
const fewestDigits = 7;

/** Reads digits as a number of the record's country, else of the workspace's, else of any whose code they begin with. */
export function readInContext(text: string, { country, workspaceCountry }: PhoneContext): Read {
  const home = country ?? workspaceCountry;
  const first = readNumber(text, home);
  if (first?.kind) return { number: first, reasons: repairsOf(text, first) };
  const further =
    readOverseas(text, home) ?? readAtWorkspace(text, country, workspaceCountry) ?? readWithPlus(text);
  if (further) return further;
  if (first?.isPossible) return { number: first, reasons: [] };
  return { reasons: [refusalOf(text, home)] };
}

function readOverseas(text: string, home: string | undefined): Read | undefined {
  if (home !== "FR" || !/^0[5-7]|^0262|^0269/.test(text.replace(/\D/gu, ""))) return undefined;
  for (const country of overseas) {
    const number = readNumber(text, country);
    if (number?.kind)
      return { number, reasons: [{ code: "read-overseas", facts: { country: number.country ?? country } }] };
  }
  return undefined;
}

function readAtWorkspace(
  text: string,
  country: string | undefined,
  workspace: string | undefined,
): Read | undefined {
  if (country === undefined || workspace === undefined || country === workspace) return undefined;
  const number = readNumber(text, workspace);
  if (!number?.kind) return undefined;
  return { number, reasons: [{ code: "read-in-workspace", facts: { country, workspace } }] };
}

/** A country code without its sign: spreadsheets take the + away, or the writer put 00. */
function readWithPlus(text: string): Read | undefined {
  const digits = text.replace(/[\s.()-]/gu, "");
  if (!/^\d{10,17}$/.test(digits)) return undefined;
  const number = readNumber(`+${digits.replace(/^00/, "")}`, undefined);
  if (!number?.kind) return undefined;
  return { number, reasons: digits.startsWith("00") ? [] : [{ code: "plus-restored", facts: {} }] };
}

function repairsOf(text: string, { e164, national, country }: ReadNumber): readonly Reason[] {
  const digits = text.replace(/\D/gu, "");
  if (text.startsWith("+") || digits === "") return [];
  if (`+${digits}` === e164) return [{ code: "plus-restored", facts: {} }];
  const isBare = digits === national && readNumber(`0${national}`, country)?.e164 === e164;
  return isBare ? [{ code: "zero-restored", facts: {} }] : [];
}

function refusalOf(text: string, home: string | undefined): Reason {
  const digits = text.replace(/\D/gu, "");
  if (/^\d{2,6}$/.test(digits) && digits.length < fewestDigits && /^[\d ]+$/.test(text))
    return { code: "short-number", facts: { text } };
  const isNational = home === undefined && !text.startsWith("+") && digits.length >= fewestDigits;
  return isNational ? { code: "country-needed", facts: { text } } : { code: "not-a-phone", facts: { text } };
}
