import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { foldValue } from "../../dataset/index.ts";

const shape = z.array(
  z.strictObject({
    words: z.string(),
    channel: z.string().optional(),
    network: z.string().optional(),
  }),
);

export type CampaignWords = z.infer<typeof shape>;

export interface CampaignGuess {
  readonly words: string;
  readonly channel?: string;
  readonly network?: string;
}

const file = fileURLToPath(new URL("./campaign-words.yaml", import.meta.url));

export function readCampaignWords(): CampaignWords {
  return shape.parse(parse(readFileSync(file, "utf8"))).sort((a, b) => b.words.length - a.words.length);
}

/** The channel and the network that a campaign's name says; none when it names two that differ. */
export function guessCampaign(name: string, known: CampaignWords): CampaignGuess | undefined {
  const plain = ` ${foldValue(name)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
  let rest = plain;
  const found = known.filter(({ words }) => {
    if (!rest.includes(` ${words} `)) return false;
    rest = rest.replaceAll(` ${words} `, " | ");
    return true;
  });
  const only = (values: readonly (string | undefined)[]): string | undefined => {
    const distinct = new Set(values.filter((value) => value !== undefined));
    return distinct.size === 1 ? [...distinct][0] : undefined;
  };
  const channel = only(found.map((one) => one.channel));
  const network = only(found.map((one) => one.network));
  if (channel === undefined && network === undefined) return undefined;
  return {
    words: found.map((one) => one.words).join(", "),
    ...(channel !== undefined && { channel }),
    ...(network !== undefined && { network }),
  };
}
