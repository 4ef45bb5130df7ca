import { checkEmail, type Verdict } from "../../../src/validate/index.ts";
import type { LabelledAddress } from "./read-addresses.ts";

/** A CRM stores a bare address that mail can be sent to: what only a header may hold is none. */
const accepted: { readonly [category: string]: readonly Verdict[] } = {
  ISEMAIL_VALID_CATEGORY: ["ok", "repaired", "suspect"],
  ISEMAIL_DNSWARN: ["ok", "repaired", "suspect"],
  ISEMAIL_RFC5321: ["ok", "suspect"],
  ISEMAIL_CFWS: ["invalid"],
  ISEMAIL_DEPREC: ["invalid"],
  ISEMAIL_RFC5322: ["invalid"],
  ISEMAIL_ERR: ["invalid"],
};

/** What is wrong with our verdict, or nothing. The text is judged as it stands: what surrounds an address is not taken away. */
export function judgeAddress({ address, category }: LabelledAddress): string | undefined {
  const wanted = accepted[category];
  if (!wanted) return `the category ${category} is not known`;
  const { verdict, reasons } = checkEmail(address, { isBare: true });
  if (wanted.includes(verdict)) return undefined;
  const why = reasons.map(({ code }) => code).join(", ");
  return `${JSON.stringify(address)} is ${verdict}${why && ` (${why})`}, and ${category} asks for ${wanted.join(" or ")}`;
}
