import { type Language, languages } from "../core/index.ts";
import type { Reader } from "./command.ts";

type Environment = { readonly [name: string]: string | undefined };

/** Who reads: `--lang`, then ENTENTE_LANG, then the locale; English when none speaks one of our languages. */
export function chooseReader(asked: string | undefined, environment: Environment): Reader {
  const system = systemLocale(environment);
  const language = languageOf(asked) ?? languageOf(environment["ENTENTE_LANG"]) ?? languageOf(system) ?? "en";
  return { language, locale: languageOf(system) === language && system !== undefined ? system : language };
}

function languageOf(tag: string | undefined): Language | undefined {
  const start = tag?.toLowerCase().split(/[-_.]/)[0];
  return languages.find((language) => language === start);
}

/** `fr_CH.UTF-8` is `fr-CH`; `C` and `POSIX` are none. */
function systemLocale(environment: Environment): string | undefined {
  const named = ["LC_ALL", "LC_MESSAGES", "LANG"].map((name) => environment[name]).find(Boolean);
  const tag = named?.split(/[.@]/)[0]?.replace("_", "-");
  if (tag === undefined || tag === "C" || tag === "POSIX") return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
