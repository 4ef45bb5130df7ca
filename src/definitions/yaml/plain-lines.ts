/** A line that holds something: its content, without the spaces around it. */
export interface PlainLine {
  readonly indent: number;
  readonly start: number;
  readonly end: number;
}

/** The lines that hold something; nothing for a text with tabs, other line ends or several documents. */
export function linesOf(text: string): PlainLine[] | undefined {
  if (/[\t\r\u{feff}\u{85}\u{2028}\u{2029}]|^(?:---|\.\.\.|%)/mu.test(text)) return undefined;
  const lines: PlainLine[] = [];
  for (let begin = 0; begin < text.length; ) {
    const found = text.indexOf("\n", begin);
    const stop = found < 0 ? text.length : found;
    let start = begin;
    while (text[start] === " ") start++;
    let end = stop;
    while (end > start && text[end - 1] === " ") end--;
    if (start < end && text[start] !== "#") lines.push({ indent: start - begin, start, end });
    begin = stop + 1;
  }
  return lines;
}
