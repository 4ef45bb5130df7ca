import { checkEmail, type CheckedEmail, type EmailOptions } from "./check-email.ts";
import type { MailAnswer, MailLookUp } from "./mail-look-up.ts";
import { reason } from "./reason.ts";

/** `checkEmail`, and what the DNS says of the domain: a doubt, as a name server can be wrong and a domain come back. */
export async function checkEmailDelivery(
  text: string,
  lookUp: MailLookUp,
  options: EmailOptions = {},
): Promise<CheckedEmail> {
  const checked = checkEmail(text, options);
  if (checked.value === undefined) return checked;
  const domain = checked.value.slice(checked.value.lastIndexOf("@") + 1);
  const doubt = domain.startsWith("[") ? undefined : doubts[await lookUp.ask(domain)];
  if (doubt === undefined) return checked;
  return { ...checked, verdict: "suspect", reasons: [...checked.reasons, reason(doubt, { domain })] };
}

const doubts: { readonly [A in MailAnswer]?: "domain-absent" | "mail-refused" | "mail-server-missing" } = {
  "no-domain": "domain-absent",
  "refuses-mail": "mail-refused",
  "no-mail-server": "mail-server-missing",
};
