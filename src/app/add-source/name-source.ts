import { basename, isAbsolute, relative, sep } from "node:path";

const day =
  /(?:19|20)\d{2}(?:[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?(?:0[1-9]|[12]\d|3[01]))?)?(?:[-_T ]?\d{2}[-_.h]?\d{2}(?:[-_.]?\d{2})?)?/g;

/** The file's path below `sources/`, or its name when it lies elsewhere. */
export function pathInSources(sources: string, path: string): string {
  const inside = relative(sources, path);
  if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) return basename(path);
  return inside.split(sep).join("/");
}

/** The pattern that the next exports of the same thing will fit: dates in the name become `*`. */
export function patternOf(path: string): string {
  const slash = path.lastIndexOf("/") + 1;
  const [folder, name] = [path.slice(0, slash), path.slice(slash)];
  const dot = name.indexOf(".") < 0 ? name.length : name.lastIndexOf(".");
  const stem = escapePattern(name.slice(0, dot))
    .replace(day, "*")
    .replace(/\*{2,}/g, "*");
  const says = /\p{L}{2,}/u.test(stem);
  return (
    escapePattern(folder) + (says ? stem : escapePattern(name.slice(0, dot))) + escapePattern(name.slice(dot))
  );
}

/** A source's name from its file's: small letters, digits and dashes, without dates. */
export function sourceNameOf(path: string): string {
  return path
    .replace(/(?:\.(?:csv|tsv|txt|tab|xlsx|xlsm|gz))+$/i, "")
    .replace(day, " ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function escapePattern(text: string): string {
  return text.replace(/[*?{}[\]()!]/g, "?");
}
