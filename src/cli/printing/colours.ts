import pc from "picocolors";
import type { Tone } from "./block.ts";

/** Paints on a terminal, and leaves the text alone elsewhere. */
export type Paint = (text: string, tone: Tone) => string;

export function painter(isColoured: boolean): Paint {
  const colours = pc.createColors(isColoured);
  const tones: { readonly [T in Tone]: (text: string) => string } = {
    strong: colours.bold,
    dim: colours.dim,
    good: colours.green,
    bad: colours.red,
    warning: colours.yellow,
  };
  return (text, tone) => tones[tone](text);
}
