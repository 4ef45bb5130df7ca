import { type CountryCode, isSupportedCountry, Metadata } from "libphonenumber-js/max";

/** What kind of line a number is, after the plan of its country. */
export type PhoneKind =
  | "fixed-line"
  | "mobile"
  | "fixed-line-or-mobile"
  | "toll-free"
  | "premium-rate"
  | "shared-cost"
  | "voip"
  | "personal"
  | "pager"
  | "uan"
  | "voicemail";

export const kinds = {
  FIXED_LINE: "fixed-line",
  MOBILE: "mobile",
  FIXED_LINE_OR_MOBILE: "fixed-line-or-mobile",
  TOLL_FREE: "toll-free",
  PREMIUM_RATE: "premium-rate",
  SHARED_COST: "shared-cost",
  VOIP: "voip",
  PERSONAL_NUMBER: "personal",
  PAGER: "pager",
  UAN: "uan",
  VOICEMAIL: "voicemail",
} as const satisfies { readonly [name: string]: PhoneKind };

/** Tried in this order, as the library does; a fixed line first. */
const laterTypes = [
  "MOBILE",
  "PREMIUM_RATE",
  "TOLL_FREE",
  "SHARED_COST",
  "VOIP",
  "PERSONAL_NUMBER",
  "PAGER",
  "UAN",
  "VOICEMAIL",
] as const;

interface TypePlan {
  pattern(): string;
  possibleLengths(): readonly number[] | undefined;
}

/** What the library's plan of a country can say beyond what its types declare. */
interface ReadablePlan {
  callingCode(): string;
  nationalNumberPattern(): string;
  nationalPrefix(): string | undefined;
  nationalPrefixForParsing(): string | undefined;
  nationalPrefixTransformRule(): string | undefined;
  leadingDigits(): string | undefined;
  hasTypes(): boolean;
  type(name: string): TypePlan | undefined;
}

export interface NumberPlan {
  readonly country: CountryCode;
  readonly callingCode: string;
  /** "0", or "" where numbers are dialled as they are. */
  readonly prefix: string;
  /** The kind of a national number; undefined when the plan does not give it out. */
  kindOf(national: string): PhoneKind | undefined;
}

/**
 * The plan of a country whose numbers can be told without the library: it shares its calling code with nobody and writes its
 * national numbers with a 0 before them or nothing. The patterns are the library's own.
 */
export function planOf(country: string, sharedCodes: ReadonlySet<string>): NumberPlan | undefined {
  if (!isSupportedCountry(country)) return undefined;
  const metadata = new Metadata();
  metadata.selectNumberingPlan(country);
  const plan: object | undefined = metadata.numberingPlan;
  if (!isReadable(plan) || sharedCodes.has(plan.callingCode())) return undefined;
  const prefix = plan.nationalPrefix() ?? "";
  const isPlain = prefix === (plan.nationalPrefixForParsing() ?? "") && !plan.nationalPrefixTransformRule();
  if (!isPlain || (prefix !== "0" && prefix !== "") || !plan.hasTypes()) return undefined;
  return { country, callingCode: plan.callingCode(), prefix, kindOf: kindsIn(plan) };
}

function isReadable(plan: object | undefined): plan is ReadablePlan {
  return (
    plan !== undefined &&
    "nationalNumberPattern" in plan &&
    "nationalPrefixForParsing" in plan &&
    "type" in plan
  );
}

function kindsIn(plan: ReadablePlan): (national: string) => PhoneKind | undefined {
  const isAny = wholly(plan.nationalNumberPattern());
  const isFixed = testOf(plan.type("FIXED_LINE"));
  const mobile = plan.type("MOBILE");
  const isMobile = testOf(mobile);
  const isBoth = mobile === undefined || mobile.pattern() === "";
  const later = laterTypes.map((name) => ({ kind: kinds[name], is: testOf(plan.type(name)) }));
  return (national) => {
    if (!isAny.test(national)) return undefined;
    if (isFixed(national)) return isBoth || isMobile(national) ? "fixed-line-or-mobile" : "fixed-line";
    return later.find(({ is }) => is(national))?.kind;
  };
}

function testOf(type: TypePlan | undefined): (national: string) => boolean {
  const pattern = type?.pattern();
  if (!type || !pattern) return () => false;
  const whole = wholly(pattern);
  const lengths = type.possibleLengths();
  return (national) => (lengths === undefined || lengths.includes(national.length)) && whole.test(national);
}

function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}
