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
      return sayEmailReason(reasonOf<EmailFacts>(finding), language);
    case "name":
      return sayNameReason(reasonOf<NameFacts>(finding), language);
    case "phone":
      return sayPhoneReason(reasonOf<PhoneFacts>(finding), language);
    case "address":
      return sayAddressReason(reasonOf<AddressFacts>(finding), language);
    case "numbers":
      return sayNumberReason(reasonOf<NumberFacts>(finding), language);
    default:
      return unreachable(kind);
  }
}

function reasonOf<Facts>(finding: Pick<FieldFinding, "code" | "facts">): ReasonOf<Facts> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `judgeField` made it of such a reason
  return finding as ReasonOf<Facts>;
}
