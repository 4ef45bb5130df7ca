import type { CampaignMeaning, Meaning, ValueDomain } from "../../dataset/index.ts";
import { foldHeader } from "../fold-header.ts";
import { guessCampaign } from "../values/campaign-words.ts";
import type { MeaningProposal } from "./proposal.ts";
import type { Neighbours, Vocabulary } from "./propose-meaning.ts";
import { reasons } from "./reasons.ts";

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** Owners, campaigns and products are the workspace's own: a name stands for itself, an id asks for its name. */
export function proposeOwnValue(
  domain: ValueDomain,
  raw: string,
  words: Vocabulary,
  { spellings, called }: Neighbours,
): MeaningProposal {
  const named = called?.names.get(raw);
  if (called !== undefined && named !== undefined) {
    const { meaning } = ownMeaning(domain, named, words);
    return { meaning, confidence: 0.95, why: reasons.calledBy(called.header) };
  }
  if (isId(raw, domain)) return { confidence: 0, why: reasons.anId() };
  const spelling = words.known.spellingOf(domain, raw) ?? spellings.get(foldHeader(raw));
  if (spelling !== undefined && spelling !== raw) {
    const { meaning } = ownMeaning(domain, spelling, words);
    return { meaning, confidence: 0.85, why: reasons.sameSpelling(spelling) };
  }
  if (domain === "owner" && email.test(raw)) return proposeFromAddress(raw);
  const { meaning, says } = ownMeaning(domain, raw, words);
  return { meaning, confidence: 0.9, why: says === undefined ? reasons.ownName() : reasons.nameSays(says) };
}

function ownMeaning(
  domain: ValueDomain,
  name: string,
  words: Vocabulary,
): { readonly meaning: Meaning; readonly says?: string } {
  if (domain === "owner") return { meaning: { rep: name } };
  if (domain !== "campaign") return { meaning: name };
  const guess = guessCampaign(name, words.campaignWords);
  if (guess === undefined) return { meaning: { campaign: name } };
  const { words: says, ...attributes } = guess;
  const meaning: CampaignMeaning = { campaign: name, ...attributes };
  return { meaning, says };
}

/** Numbers, long codes that mix letters and digits, UUIDs; an article number stands for itself already. */
function isId(raw: string, domain: ValueDomain): boolean {
  if (domain !== "owner" && /^[A-Z0-9._/-]+$/.test(raw) && /\d{3}/.test(raw)) return true;
  if (/^\d+$/.test(raw)) return true;
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(raw)) return true;
  return /^[A-Za-z0-9]{15,}$/.test(raw) && /\d/.test(raw);
}

function proposeFromAddress(raw: string): MeaningProposal {
  const parts = (raw.split("@")[0] ?? "").split(/[._-]+/).filter((part) => /^\p{L}{2,}$/u.test(part));
  if (parts.length !== 2) return { confidence: 0, why: reasons.unknownWord() };
  const rep = parts.map((part) => part[0]!.toUpperCase() + part.slice(1).toLowerCase()).join(" ");
  return { meaning: { rep }, confidence: 0.7, why: reasons.emailName() };
}
