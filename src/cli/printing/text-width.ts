/** The columns a text takes on a terminal: wide signs and emoji take two, marks none. */
export function textWidth(text: string): number {
  if (/^[\u0020-\u007e\u00a0-\u02ff]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of signsOf(text)) width += signWidth(segment);
  return width;
}

/** Made only for a text with other signs than plain ones: it takes longer to make than most answers to print. */
function signsOf(text: string): Intl.Segments {
  return new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text);
}

/** Cuts at `width` columns, the last one an ellipsis. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of signsOf(text)) {
    used += signWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function signWidth(sign: string): number {
  if (/^[\p{M}\p{Cf}]/u.test(sign)) return 0;
  return wide.test(sign) || /^\p{Emoji_Presentation}/u.test(sign) || sign.includes("\ufe0f") ? 2 : 1;
}

/** Control signs and signs that turn the direction of a text, made visible: data never drives the terminal. */
export function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    sign === "\n" || sign === "\t" ? " " : "\ufffd",
  );
}
