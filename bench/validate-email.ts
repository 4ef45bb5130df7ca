import { checkEmail, checkVat } from "../src/validate/index.ts";
import { median } from "./in-child.ts";

const count = 300_000;
/** The pattern that browsers check `<input type="email">` by (WHATWG HTML): it says yes or no, and nothing else. */
const browsers =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;

/** Distinct addresses, half of them at domains of their own, one in ten with something to repair. */
const addresses = Array.from({ length: count }, (_, at) => {
  const domain = ["gmail.com", "orange.fr", `societe${at}.fr`, `acme-${at}.co.uk`][at % 4]!;
  return at % 10 === 0 ? ` Prenom.Nom${at}@${domain.toUpperCase()}` : `prenom.nom${at}@${domain}`;
});
const numbers = Array.from({ length: count }, (_, at) => `FR ${at % 97} ${100_000_000 + at}`);

/** Processor time of this process, so that others on the machine do not count. */
export function benchEmail(rounds: number): void {
  checkEmail(addresses[0]!);
  const perSecond = (work: (at: number) => unknown) =>
    median(
      Array.from({ length: rounds }, () => {
        const began = process.cpuUsage();
        for (let at = 0; at < count; at++) work(at);
        const { user, system } = process.cpuUsage(began);
        return count / ((user + system) / 1e6);
      }),
    );
  const figures = {
    checkEmail: perSecond((at) => checkEmail(addresses[at]!)),
    "the pattern of browsers alone": perSecond((at) => browsers.test(addresses[at]!)),
    checkVat: perSecond((at) => checkVat(numbers[at]!)),
  };
  for (const [name, figure] of Object.entries(figures))
    console.log(`${name.padEnd(40)} ${Math.round(figure / 1000)},000 a second`);
}
