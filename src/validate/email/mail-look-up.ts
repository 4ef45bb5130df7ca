import { Resolver } from "node:dns/promises";

/** `unknown` is no answer in time, or one that says nothing of the domain: nobody is doubted for it. */
export type MailAnswer = "takes-mail" | "refuses-mail" | "no-mail-server" | "no-domain" | "unknown";

/** Asks the DNS whether domains take mail. Whoever opens it decides that the program may connect. */
export interface MailLookUp {
  ask(domain: string): Promise<MailAnswer>;
}

export interface MailLookUpOptions {
  /** For the whole answer, whatever has to be asked for it. */
  readonly timeoutMs?: number;
  readonly keptMs?: number;
  readonly keptAtMost?: number;
  /** Name servers as `address` or `address:port`; those of the machine otherwise. */
  readonly servers?: readonly string[];
}

interface Kept {
  readonly answer: Promise<MailAnswer>;
  readonly until: number;
}

const hour = 3_600_000;

/** Answers are kept for a while and shared by who asks at the same time; `unknown` is asked again. */
export function openMailLookUp(options: MailLookUpOptions = {}): MailLookUp {
  const { timeoutMs = 2_000, keptMs = hour, keptAtMost = 10_000, servers } = options;
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  if (servers) resolver.setServers([...servers]);
  const kept = new Map<string, Kept>();
  const ask = (domain: string): Promise<MailAnswer> => {
    const known = kept.get(domain);
    if (known && known.until > performance.now()) return known.answer;
    kept.delete(domain);
    for (const oldest of kept.size < keptAtMost ? [] : [kept.keys().next().value!]) kept.delete(oldest);
    const answer = inTime(askMail(resolver, domain), timeoutMs);
    const entry = { answer, until: performance.now() + keptMs };
    kept.set(domain, entry);
    return answer.then((given) => {
      if (given === "unknown" && kept.get(domain) === entry) kept.delete(domain);
      return given;
    });
  };
  return { ask };
}

/** RFC 5321 §5.1: the MX records, or the host itself when there are none. RFC 7505: one MX that names no host takes none. */
async function askMail(resolver: Resolver, domain: string): Promise<MailAnswer> {
  const servers = await found(resolver.resolveMx(domain));
  if (typeof servers === "string") return servers;
  if (servers.length > 0)
    return servers.some(({ exchange }) => exchange !== "") ? "takes-mail" : "refuses-mail";
  for (const addresses of [found(resolver.resolve4(domain)), found(resolver.resolve6(domain))]) {
    const host = await addresses;
    if (typeof host === "string") return host;
    if (host.length > 0) return "takes-mail";
  }
  return "no-mail-server";
}

/** The records; none when the domain has none of the kind. */
async function found<Found>(
  records: Promise<readonly Found[]>,
): Promise<readonly Found[] | "no-domain" | "unknown"> {
  try {
    return await records;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENODATA") return [];
    return code === "ENOTFOUND" ? "no-domain" : "unknown";
  }
}

function inTime(answer: Promise<MailAnswer>, timeoutMs: number): Promise<MailAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve("unknown"), timeoutMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
