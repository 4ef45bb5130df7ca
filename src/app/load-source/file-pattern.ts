/**
 * Whether a path fits one of a mapping's `files`: `*` stands for anything but a slash, `**` for any folders,
 * `?` for one character, `{a,b}` for either. Upper and lower case are the same.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  return new RegExp(
    `^${pattern
      .split(/(\*\*\/|\*\*|\*|\?|\{[^{}]*\})/)
      .map(expressionOf)
      .join("")}$`,
    "iu",
  ).test(path);
}

function expressionOf(piece: string): string {
  if (piece === "**/") return "(?:.*/)?";
  if (piece === "**") return ".*";
  if (piece === "*") return "[^/]*";
  if (piece === "?") return "[^/]";
  if (piece.startsWith("{") && piece.endsWith("}"))
    return `(?:${piece.slice(1, -1).split(",").map(literal).join("|")})`;
  return literal(piece);
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
