import { unreachable } from "../../core/index.ts";
import { type AddressFacts, addressWeights } from "../postal-address/facts.ts";
import { checkPostalAddress } from "../postal-address/index.ts";
import { checkCountry } from "../country/index.ts";
import { eachOnce } from "../each-once.ts";
import { isDoubt } from "../email/weigh-reasons.ts";
import { checkEmail } from "../email/index.ts";
import { type PhoneFacts, phoneWeights } from "../phone/facts.ts";
import { checkPhone } from "../phone/index.ts";
import type { FieldContext, FieldKind, FieldTexts, JudgedField } from "./field.ts";
import { findingsOf } from "./find.ts";
import { judgeName } from "./judge-name.ts";
import { judgeNumbers } from "./judge-numbers.ts";

/** Judges a field by the check of its kind: what is stored of it, and why. `texts` are of the parts that `fieldParts` names. */
export function judgeField(kind: FieldKind, texts: FieldTexts, context: FieldContext = {}): JudgedField {
  switch (kind) {
    case "email":
      return judgeEmail(texts);
    case "name":
      return judgeName(texts, context);
    case "phone":
      return judgePhone(texts, context);
    case "address":
      return judgeAddress(texts, context);
    case "numbers":
      return judgeNumbers(texts, context);
    default:
      return unreachable(kind);
  }
}

function judgeEmail([text = null]: FieldTexts): JudgedField {
  if (text === null) return { values: [null], findings: [] };
  const { verdict, value, reasons, suggestion } = checkEmail(text);
  const isInvalid = verdict === "invalid";
  return {
    values: [value ?? null],
    findings: findingsOf({
      reasons,
      weightOf: (code) =>
        isInvalid ? "invalid" : code === "role" ? undefined : isDoubt(code) ? "suspect" : "repaired",
      partOf: () => 0,
      isInvalid,
      isRewritten: value !== text,
      suggestion,
    }),
  };
}

/** A number in E.164 is the same number: only what a check added, left out or chose is a repair. One of an unknown country stays as it came. */
function judgePhone([text = null, country = null]: FieldTexts, context: FieldContext): JudgedField {
  if (text === null) return { values: [null], findings: [] };
  const { verdict, value, reasons, suggestion } = checkPhone(text, {
    country: country === null ? undefined : countryOf(country),
    workspaceCountry: context.country,
  });
  const unplaced = reasons.find(({ code }) => code === "country-needed");
  if (unplaced !== undefined)
    return { values: [text], findings: [{ part: 0, verdict: "suspect", ...unplaced }] };
  return {
    values: [value?.e164 ?? null],
    findings: findingsOf<PhoneFacts>({
      reasons,
      weightOf: (code) => phoneWeights[code],
      partOf: () => 0,
      isInvalid: verdict === "invalid",
      isRewritten: value?.e164 !== text,
      suggestion,
    }),
  };
}

/** Countries come back in every record. */
const countryOf: (text: string) => string | undefined = eachOnce(
  (text) => checkCountry(text).value,
  (text) => text,
  2_000,
);

const addressParts: { readonly [Code in keyof AddressFacts]?: number } = {
  "city-written": 1,
  "city-unknown": 1,
  "region-disagrees": 2,
  "country-unread": 3,
};

/** Region and country are read with the code and the city, and kept as they are written: definitions name them so. */
function judgeAddress(texts: FieldTexts, context: FieldContext): JudgedField {
  if (texts.every((text) => text === null)) return { values: [null, null], findings: [] };
  const [postalCode, city, region, country] = texts.map((text) => text ?? undefined);
  const checked = checkPostalAddress({ postalCode, city, region, country }, context);
  const { verdict, value, reasons, suggestion } = checked;
  const stored = [value?.postalCode, value?.city];
  return {
    values: stored.map((text) => text ?? null),
    findings: findingsOf<AddressFacts>({
      reasons,
      weightOf: (code) => addressWeights[code],
      partOf: ({ code }) => addressParts[code] ?? firstOf(texts),
      isInvalid: verdict === "invalid",
      isRewritten: stored[0] !== postalCode || stored[1] !== city,
      suggestion,
    }),
  };
}

function firstOf(texts: FieldTexts): number {
  return Math.max(
    0,
    texts.findIndex((text) => text !== null),
  );
}
