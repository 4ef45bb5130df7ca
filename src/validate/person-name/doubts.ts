import type { ReasonOf } from "../checked.ts";
import { eachOnce } from "../each-once.ts";
import { foldWords } from "../text/fold.ts";
import type { NameFacts } from "./facts.ts";
import { isGivenName } from "./given-names.ts";

type Reason = ReasonOf<NameFacts>;

const testWords = new Set(
  "test tests testing teste tester essai toto tata titi tutu foo bar foobar abc abcd blabla xxx demo dummy fake exemple example sample lorem".split(
    " ",
  ),
);
const untold = new Set(
  (
    "null none undefined nan n a|n c|nc|unknown|inconnu|inconnue|anonyme|anonymous|sans nom|no name|non renseigne|" +
    "non communique|nom|prenom|nom prenom|name|first name|last name|firstname|lastname|a renseigner|a completer|" +
    "nobody|personne|admin|contact|client|user|utilisateur"
  )
    .replace("null none undefined nan n a", "null|none|undefined|nan|n a")
    .split("|"),
);
const fictional = new Set(
  (
    "mickey mouse|minnie mouse|donald duck|bugs bunny|john doe|jane doe|joe bloggs|john q public|max mustermann|" +
    "erika mustermann|homer simpson|bart simpson|harry potter|james bond|luke skywalker|darth vader|peter pan|" +
    "clark kent|bruce wayne|peter parker|lara croft|super mario|santa claus|pere noel|asterix obelix|bat man|" +
    "batman|superman|spiderman|tintin|lorem ipsum|foo bar|madame michu|tartempion|truc muche|machin truc"
  )
    .split("|")
    .flatMap((name) => [name, name.split(" ").reverse().join(" ")]),
);
const legalForm = /(?:^|\s)(?:sarl|sas|sasu|eurl|sci|gmbh|ltd|llc|inc|corp)\.?$/iu;
const address = /@|https?:|www\./iu;
const strange = /(?!\u200c|\u200d)[^\p{L}\p{M}\p{N}\s'’ʻʼ‘.,·-]/gu;
const rows = [
  "azertyuiop",
  "qsdfghjklm",
  "wxcvbn",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
];
const runs = rows.flatMap((row) => [row, row.split("").reverse().join("")]);

/** What makes a name doubtful by its words alone. Each may be somebody's name all the same: nothing here is invalid. */
export function doubtsOf(given: string, family: string): readonly Reason[] {
  const [one, other] = [lookedAt(given), lookedAt(family)];
  if (fictional.has(`${one.folded} ${other.folded}`.trim()))
    return [doubt("fictional-name", `${given} ${family}`.trim())];
  const isTwice = given !== "" && one.folded === other.folded && one.reasons.length === 0;
  return [...(isTwice ? [doubt("same-twice", given)] : []), ...one.reasons, ...other.reasons];
}

interface LookedAt {
  readonly folded: string;
  readonly reasons: readonly Reason[];
}

const lookedAt: (part: string) => LookedAt = eachOnce(
  (part) => {
    const folded = foldWords(part);
    return { folded, reasons: [...signDoubts(part), ...wordDoubts(part, folded)] };
  },
  (part) => part,
  50_000,
);

type Worded = "same-twice" | "fictional-name" | "test-data" | "not-told" | "keyboard-run" | "company-in-name";

function doubt(code: Worded, text: string): Reason {
  return { code, facts: { text } };
}

const clean = /^[\p{L}\p{M} '-]*$/u;

function signDoubts(whole: string): readonly Reason[] {
  if (clean.test(whole)) return [];
  if (address.test(whole)) return [{ code: "address-in-name", facts: { text: whole } }];
  const signs = [...new Set(whole.match(strange))].join(" ");
  return [
    ...(/\p{N}/u.test(whole) ? [{ code: "digits-in-name", facts: { text: whole } } as const] : []),
    ...(signs === "" ? [] : [{ code: "signs-in-name", facts: { signs } } as const]),
  ];
}

function wordDoubts(part: string, folded: string): readonly Reason[] {
  if (untold.has(folded)) return [doubt("not-told", part)];
  if (legalForm.test(part)) return [doubt("company-in-name", part)];
  const words = folded.split(" ");
  if (words.some((word) => testWords.has(word) || /^test\d+$/.test(word))) return [doubt("test-data", part)];
  return words.some((word) => isKeyboardRun(word) && !isGivenName(word)) ? [doubt("keyboard-run", part)] : [];
}

/** Neighbouring keys in a row, one letter or one group over and over, or many consonants without a vowel. */
function isKeyboardRun(word: string): boolean {
  if (!/^[a-z]{3,}$/.test(word)) return false;
  if (/^([a-z])\1+$/.test(word) || /([a-z])\1{3,}/.test(word) || /^([a-z]{2,4})\1{2,}$/.test(word))
    return true;
  if (word.length < 4) return false;
  const isRow = runs.some((row) => row.includes(word));
  const isTwice =
    word.length > 5 && runs.some((row) => row.includes(word.slice(0, 3)) && row.includes(word.slice(-3)));
  return (
    isRow ||
    isTwice ||
    (word.length > 4 && !/[aeiouy]/.test(word)) ||
    /(?!.*sch)[b-df-hj-np-tv-xz]{6,}/.test(word)
  );
}
