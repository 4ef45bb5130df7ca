import {
  checkSiren,
  checkSiret,
  checkVat,
  compareNumbers,
  type CheckedNumber,
} from "../company-number/index.ts";
import type { NumberReason } from "../company-number/reason.ts";
import { checkCountry } from "../country/index.ts";
import type { FieldContext, FieldFinding, FieldTexts, JudgedField } from "./field.ts";
import { findingsOf } from "./find.ts";

const parts = ["siren", "siret", "vat"] as const;
const doubts: ReadonlySet<NumberReason["code"]> = new Set(["monegasque", "siren-differs"]);

/** The numbers of one company: each by itself, then whether they name the same one. */
export function judgeNumbers(texts: FieldTexts, context: FieldContext): JudgedField {
  const [siren = null, siret = null, vat = null, country = null] = texts;
  const checked = [
    siren === null ? undefined : checkSiren(siren),
    siret === null ? undefined : checkSiret(siret),
    vat === null ? undefined : checkVat(vat, vatOptions(vat, country, context)),
  ];
  const [ofSiren, ofSiret, ofVat] = checked.map((one) => one?.value);
  const differing = compareNumbers({
    ...(ofSiren !== undefined && { siren: ofSiren }),
    ...(ofSiret !== undefined && { siret: ofSiret }),
    ...(ofVat !== undefined && { vat: ofVat }),
  });
  return {
    values: checked.map((one) => one?.value ?? null),
    findings: [
      ...checked.flatMap((one, part) => (one === undefined ? [] : findingsIn(one, part, texts[part]))),
      ...differing.map(({ code, facts }): FieldFinding => {
        const kind = "other" in facts ? facts.other.kind : "siren";
        return {
          part: Math.max(
            0,
            parts.findIndex((part) => part === kind),
          ),
          verdict: "suspect",
          code,
          facts,
        };
      }),
    ],
  };
}

function findingsIn(checked: CheckedNumber, part: number, text: string | null | undefined) {
  const { verdict, value, reasons, suggestion } = checked;
  const isInvalid = verdict === "invalid";
  return findingsOf({
    reasons,
    weightOf: (code) => (isInvalid ? "invalid" : doubts.has(code) ? "suspect" : "repaired"),
    partOf: () => part,
    isInvalid,
    isRewritten: value !== text,
    suggestion,
  });
}

/** A number that begins with its country's letters says it itself. */
function vatOptions(vat: string, written: string | null, { country }: FieldContext): { country?: string } {
  if (/^\s*[A-Za-z]{2}/.test(vat)) return {};
  const known = (written === null ? undefined : checkCountry(written).value) ?? country;
  return known === undefined ? {} : { country: known === "GR" ? "EL" : known };
}
