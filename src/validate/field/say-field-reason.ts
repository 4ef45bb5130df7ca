import { type Language, type Localised, languages, unreachable } from "../../core/index.ts";
import type { ReasonOf } from "../checked.ts";
import { type AddressFacts, sayAddressReason } from "../postal-address/index.ts";
import { type NumberFacts, sayNumberReason } from "../company-number/index.ts";
import { type EmailFacts, sayEmailReason } from "../email/index.ts";
import { type NameFacts, sayNameReason } from "../person-name/index.ts";
import { type PhoneFacts, sayPhoneReason } from "../phone/index.ts";
import type { FieldFinding, FieldKind } from "./field.ts";

/** The sentence of a finding of `judgeField`, whose facts may have been kept as JSON in between. */
export function sayFieldReason(kind: FieldKind, finding: Pick<FieldFinding, "code" | "facts">): Localised {
  const [en, fr] = languages.map((language) => say(kind, finding, language));
  return { en: en ?? "", fr: fr ?? "" };
}

function say(kind: FieldKind, finding: Pick<FieldFinding, "code" | "facts">, language: Language): string {
  switch (kind) {
    case "email":
      return sayEmailReason(finding as ReasonOf<EmailFacts>, language);
    case "name":
      return sayNameReason(finding as ReasonOf<NameFacts>, language);
    case "phone":
      return sayPhoneReason(finding as ReasonOf<PhoneFacts>, language);
    case "address":
      return sayAddressReason(finding as ReasonOf<AddressFacts>, language);
    case "numbers":
      return sayNumberReason(finding as ReasonOf<NumberFacts>, language);
    default:
      return unreachable(kind);
  }
}
