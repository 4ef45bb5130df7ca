import type { Reader } from "../command.ts";
import { formatCount } from "../format/quantities.ts";
import { type Block, heading, paragraph, table } from "../printing/block.ts";
import { showScorecard } from "../show/scorecard.ts";
import type { MadeDemo } from "./run-demo.ts";

const words = {
  en: {
    made: (people: string, files: string, read: string) =>
      `An invented company of ${people} people: ${files} exports as real tools write them, ${read} records.`,
    there: (folder: string) => `The company was in ${folder} already.`,
    kept: (repaired: string, quarantined: string) =>
      `${quarantined} records were set aside with their reason, ${repaired} repaired by a named rule; none vanished.`,
    seconds: (exports: string, load: string, build: string, scorecard: string) =>
      `Invented in ${exports} s, loaded in ${load} s, built in ${build} s, asked in ${scorecard} s.`,
    next: "Try next",
    steps: (w: string): readonly (readonly [string, string])[] => [
      [`npx entente query leads cost_per_lead --by network --grain quarter${w}`, "numbers, cut as you like"],
      [`npx entente rows leads --by network --cell network=linkedin${w}`, "the rows behind one of them"],
      [`npx entente explain cac_paid${w}`, "what a number means, and what misleads about it"],
      [
        `npx entente query interested_leads_marketing interested_leads_sales${w}`,
        "one word, two definitions",
      ],
      [`npx entente quarantine${w}`, "what was set aside, and why"],
      ["npx entente init my-company", "the same with your own exports"],
    ],
    truth: (folder: string) => `What was planted in the data, to be found again, is in ${folder}/truth.json.`,
  },
  fr: {
    made: (people: string, files: string, read: string) =>
      `Une entreprise inventée de ${people} personnes : ${files} exports tels que de vrais outils les écrivent, ${read} enregistrements.`,
    there: (folder: string) => `L'entreprise était déjà dans ${folder}.`,
    kept: (repaired: string, quarantined: string) =>
      `${quarantined} enregistrements mis de côté avec leur raison, ${repaired} réparés par une règle nommée ; aucun n'a disparu.`,
    seconds: (exports: string, load: string, build: string, scorecard: string) =>
      `Inventée en ${exports} s, chargée en ${load} s, construite en ${build} s, interrogée en ${scorecard} s.`,
    next: "À essayer maintenant",
    steps: (w: string): readonly (readonly [string, string])[] => [
      [
        `npx entente query leads cost_per_lead --by network --grain quarter${w}`,
        "des chiffres, découpés à votre gré",
      ],
      [`npx entente rows leads --by network --cell network=linkedin${w}`, "les lignes derrière l'un d'eux"],
      [`npx entente explain cac_paid${w}`, "ce qu'un chiffre signifie, et ce qui trompe"],
      [`npx entente query interested_leads_marketing interested_leads_sales${w}`, "un mot, deux définitions"],
      [`npx entente quarantine${w}`, "ce qui a été mis de côté, et pourquoi"],
      ["npx entente init mon-entreprise", "la même chose avec vos propres exports"],
    ],
    truth: (folder: string) =>
      `Ce qui a été planté dans les données, à retrouver, est dans ${folder}/truth.json.`,
  },
};

/** The scorecard of the invented company, how it came about, and what to try next. */
export function showDemo(made: MadeDemo, folder: string, reader: Reader): readonly Block[] {
  const say = words[reader.language];
  const count = (amount: number) => formatCount(amount, reader);
  const { counts, seconds } = made;
  const second = (amount: number) =>
    new Intl.NumberFormat(reader.locale, { maximumFractionDigits: 1 }).format(amount);
  return [
    ...showScorecard(made.scorecard, made.name, reader),
    ...(made.isThere && counts.read === 0
      ? [paragraph(say.there(folder))]
      : [
          paragraph(say.made(count(made.people), count(made.files), count(counts.read))),
          paragraph(say.kept(count(counts.repaired), count(counts.quarantined))),
        ]),
    paragraph(
      say.seconds(
        second(seconds.exports),
        second(seconds.load),
        second(seconds.build),
        second(seconds.scorecard),
      ),
      "dim",
    ),
    heading(say.next),
    table(
      [{ title: "" }, { title: "" }],
      say.steps(` --workspace ${folder}`).map(([line, why]) => [`  ${line}`, { text: why, tone: "dim" }]),
    ),
    paragraph(say.truth(folder), "dim"),
  ];
}
