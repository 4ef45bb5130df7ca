import { nearest } from "../../core/index.ts";
import { allowedValues, foldValue, type Meaning, unmapped, type ValueDomain } from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";
import type { Preset } from "../presets/preset.ts";
import type { CampaignWords } from "../values/campaign-words.ts";
import type { Synonyms } from "../values/synonyms.ts";
import type { KnownMeanings } from "./known-meanings.ts";
import type { MeaningProposal } from "./proposal.ts";
import { proposeOwnValue } from "./propose-own-value.ts";
import { reasons } from "./reasons.ts";

/** All that is known of words before looking at one. */
export interface Vocabulary {
  readonly system: string;
  readonly preset?: Preset;
  readonly known: KnownMeanings;
  readonly synonyms: Synonyms;
  readonly campaignWords: CampaignWords;
}

/** The other values of the same column, and the names of its ids. */
export interface Neighbours {
  /** Folded spelling -> the spelling that is used most. */
  readonly spellings: ReadonlyMap<string, string>;
  readonly called?: { readonly header: string; readonly names: ReadonlyMap<string, string> };
}

/** What a raw value most likely means, how sure that is, and why. A word in doubt stays unmapped. */
export function proposeMeaning(
  domain: ValueDomain,
  raw: string,
  words: Vocabulary,
  neighbours: Neighbours,
): MeaningProposal {
  const said = words.known.meaningOf(domain, raw);
  if (said !== undefined)
    return { meaning: said, confidence: 1, why: reasons.alreadyMapped(), isKnown: true };
  const preset = lookUp(words.preset?.values[domain], raw);
  if (preset !== undefined && words.preset !== undefined)
    return { meaning: preset, confidence: 0.95, why: reasons.presetValue(words.preset.label) };
  return allowedValues[domain] === undefined
    ? proposeOwnValue(domain, raw, words, neighbours)
    : proposeKnownValue(domain, raw, words);
}

function lookUp(meanings: { readonly [raw: string]: Meaning } | undefined, raw: string): Meaning | undefined {
  const folded = foldValue(raw);
  return Object.entries(meanings ?? {}).find(([known]) => foldValue(known) === folded)?.[1];
}

function proposeKnownValue(domain: ValueDomain, raw: string, words: Vocabulary): MeaningProposal {
  if (allowedValues[domain]?.some(({ value }) => value === foldValue(raw)))
    return { meaning: foldValue(raw), confidence: 1, why: reasons.canonical(), isKnown: true };
  const known = words.synonyms[domain];
  const whole = known?.get(foldHeader(raw));
  if (whole !== undefined) return { meaning: whole, confidence: 0.9, why: reasons.synonym() };
  const bare = raw.replace(/\s*[([][^()[\]]*[)\]]\s*$/u, "");
  const before = bare === raw ? undefined : bracketless(domain, bare, words);
  if (before !== undefined) return { meaning: before, confidence: 0.85, why: reasons.bracketed() };
  if (domain === "deal_status") {
    const stage = proposeMeaning("deal_stage", raw, words, { spellings: new Map() });
    if (typeof stage.meaning === "string" && stage.meaning !== unmapped)
      return {
        meaning: outcomeOf(stage.meaning),
        confidence: Math.min(0.85, stage.confidence),
        why: reasons.dealOutcome(),
      };
  }
  return proposeNearWord(raw, known);
}

function bracketless(domain: ValueDomain, bare: string, words: Vocabulary): string | undefined {
  const preset = lookUp(words.preset?.values[domain], bare);
  return typeof preset === "string" ? preset : words.synonyms[domain]?.get(foldHeader(bare));
}

function outcomeOf(dealStage: string): string {
  return dealStage === "won" || dealStage === "lost" ? dealStage : "open";
}

/** A likely slip of the keyboard is offered, never written without a look. */
function proposeNearWord(raw: string, known: ReadonlyMap<string, string> | undefined): MeaningProposal {
  const folded = foldHeader(raw);
  const word = folded.length < 5 ? undefined : nearest(folded, known?.keys() ?? []);
  const meaning =
    word === undefined || Math.abs(word.length - folded.length) > 2 ? undefined : known?.get(word);
  if (word === undefined || meaning === undefined || folded.length < word.length - 2)
    return { confidence: 0, why: reasons.unknownWord() };
  return { meaning, confidence: 0.5, why: reasons.nearWord(word) };
}
