import { type ProblemWords, problemsOf } from "../../core/index.ts";

type Key = { readonly key: string };
type Given = { readonly given: string };

export type YamlFault = "repeated-key" | "tab" | "structure";

interface Facts {
  readonly "workspace-missing": { readonly from: string };
  readonly "folder-not-empty": { readonly folder: string };
  readonly "settings-unreadable": { readonly cause: YamlFault };
  readonly "setting-unknown": Key;
  readonly "setting-missing": Key;
  readonly "setting-not-text": Key;
  readonly "setting-not-list": Key;
  readonly "language-unknown": Given;
  readonly "timezone-unknown": Given;
  readonly "currency-unknown": Given;
  readonly "country-unknown": Given;
  readonly "week-start-unknown": Given;
  readonly "fiscal-year-start-unknown": Given;
  readonly "engine-unknown": Given;
  readonly "parties-too-few": object;
  readonly "party-repeated": { readonly party: string };
  readonly "rate-of-own-currency": { readonly currency: string };
  readonly "rate-not-a-number": Given;
  readonly "rate-day-unreadable": Given;
  readonly "business-hours-form": object;
  readonly "business-hours-reversed": { readonly from: string; readonly to: string };
  readonly "business-days-none": object;
  readonly "time-of-day-unreadable": Given;
  readonly "holidays-unknown": Given;
  readonly "rate-repeated": { readonly currency: string; readonly from: string | undefined };
}

const english: { readonly [F in YamlFault]: string } = {
  "repeated-key": "This setting stands twice in the file. Keep one of them.",
  tab: "YAML is indented with spaces: replace the tab.",
  structure:
    "The file is not YAML from here on. Check the indentation, the colons, the quotes and the brackets.",
};

const french: { readonly [F in YamlFault]: string } = {
  "repeated-key": "Ce réglage figure deux fois dans le fichier. Gardez-en un seul.",
  tab: "Le YAML s'indente avec des espaces : remplacez la tabulation.",
  structure:
    "À partir d'ici, le fichier n'est plus du YAML. Vérifiez l'indentation, les deux-points, les guillemets et les crochets.",
};

const words: ProblemWords<Facts> = {
  en: {
    "workspace-missing": ({ from }) =>
      `There is no entente.yaml in ${from} nor in any folder above it. Run \`entente init DIR\` to make a workspace, or name one with --workspace DIR.`,
    "folder-not-empty": ({ folder }) =>
      `${folder} already holds files and is not a workspace. Choose an empty or a new folder.`,
    "settings-unreadable": ({ cause }) => english[cause],
    "setting-unknown": ({ key }) => `There is no setting "${key}".`,
    "setting-missing": ({ key }) =>
      `The setting "${key}" is missing: numbers depend on it, so it is not guessed.`,
    "setting-not-text": ({ key }) => `"${key}" must be a text on one line.`,
    "setting-not-list": ({ key }) => `"${key}" must be a list.`,
    "language-unknown": ({ given }) => `The language "${given}" is not spoken here: write en or fr.`,
    "timezone-unknown": ({ given }) =>
      `"${given}" is not a time zone. Write its IANA name, such as Europe/Paris or America/Montreal.`,
    "currency-unknown": ({ given }) =>
      `"${given}" is not a currency. Write its ISO 4217 code, such as EUR, USD or CHF.`,
    "country-unknown": ({ given }) =>
      `"${given}" is not a country. Write its ISO 3166 code in two capitals, such as FR, BE or CH.`,
    "week-start-unknown": ({ given }) => `"${given}" is not a day of the week. Write it in English: monday.`,
    "fiscal-year-start-unknown": ({ given }) =>
      `"${given}" is not a month. Write its number (1 to 12) or its English name: april.`,
    "engine-unknown": ({ given }) => `There is no engine "${given}". Write duckdb.`,
    "parties-too-few": () => "At least two parties must agree on a number: write [marketing, sales].",
    "party-repeated": ({ party }) => `The party "${party}" is named twice.`,
    "rate-of-own-currency": ({ currency }) =>
      `${currency} is the workspace's own currency, whose rate is always 1. Remove this line.`,
    "rate-not-a-number": ({ given }) =>
      `"${given}" is not a rate. Write what one unit is worth in the workspace's currency, with a point: 0.92.`,
    "rate-day-unreadable": ({ given }) => `"${given}" is not a day. Write it as YYYY-MM-DD.`,
    "business-hours-form": () =>
      "Business hours are written { days: [monday, tuesday], from: 09:00, to: 18:00, holidays: [FR] }.",
    "business-hours-reversed": ({ from, to }) =>
      `Business hours from ${from} to ${to} last no time: they must end later, on the same day (24:00 at most).`,
    "business-days-none": () => "No day of work is named. Name at least one: [monday].",
    "time-of-day-unreadable": ({ given }) => `"${given}" is not a time of day. Write it as 09:00.`,
    "holidays-unknown": ({ given }) =>
      `No public holidays are known for "${given}". Write a country's ISO 3166 code (FR), with a region where holidays differ (FR-57, DE-BY), or a day (2026-12-24).`,
    "rate-repeated": ({ currency, from }) =>
      `${currency} has two rates from ${from ?? "the beginning"}. Keep one of them.`,
  },
  fr: {
    "workspace-missing": ({ from }) =>
      `Aucun fichier entente.yaml dans ${from} ni dans les dossiers au-dessus. Lancez \`entente init DOSSIER\` pour créer un espace de travail, ou désignez-en un avec --workspace DOSSIER.`,
    "folder-not-empty": ({ folder }) =>
      `${folder} contient déjà des fichiers et n'est pas un espace de travail. Choisissez un dossier vide ou nouveau.`,
    "settings-unreadable": ({ cause }) => french[cause],
    "setting-unknown": ({ key }) => `Le réglage « ${key} » n'existe pas.`,
    "setting-missing": ({ key }) =>
      `Le réglage « ${key} » manque : les chiffres en dépendent, il ne se devine donc pas.`,
    "setting-not-text": ({ key }) => `« ${key} » doit être un texte sur une ligne.`,
    "setting-not-list": ({ key }) => `« ${key} » doit être une liste.`,
    "language-unknown": ({ given }) => `La langue « ${given} » n'est pas prise en charge : écrivez en ou fr.`,
    "timezone-unknown": ({ given }) =>
      `« ${given} » n'est pas un fuseau horaire. Écrivez son nom IANA, par exemple Europe/Paris ou America/Montreal.`,
    "currency-unknown": ({ given }) =>
      `« ${given} » n'est pas une devise. Écrivez son code ISO 4217, par exemple EUR, USD ou CHF.`,
    "country-unknown": ({ given }) =>
      `« ${given} » n'est pas un pays. Écrivez son code ISO 3166 en deux capitales, par exemple FR, BE ou CH.`,
    "week-start-unknown": ({ given }) =>
      `« ${given} » n'est pas un jour de la semaine. Écrivez-le en anglais : monday.`,
    "fiscal-year-start-unknown": ({ given }) =>
      `« ${given} » n'est pas un mois. Écrivez son numéro (1 à 12) ou son nom anglais : april.`,
    "engine-unknown": ({ given }) => `Le moteur « ${given} » n'existe pas. Écrivez duckdb.`,
    "parties-too-few": () =>
      "Il faut au moins deux parties pour s'accorder sur un chiffre : écrivez [marketing, sales].",
    "party-repeated": ({ party }) => `La partie « ${party} » est nommée deux fois.`,
    "rate-of-own-currency": ({ currency }) =>
      `${currency} est la devise de l'espace de travail, dont le taux vaut toujours 1. Supprimez cette ligne.`,
    "rate-not-a-number": ({ given }) =>
      `« ${given} » n'est pas un taux. Écrivez ce que vaut une unité dans la devise de l'espace, avec un point : 0.92.`,
    "rate-day-unreadable": ({ given }) =>
      `« ${given} » n'est pas un jour. Écrivez-le sous la forme AAAA-MM-JJ.`,
    "business-hours-form": () =>
      "Les heures ouvrées s'écrivent { days: [monday, tuesday], from: 09:00, to: 18:00, holidays: [FR] }.",
    "business-hours-reversed": ({ from, to }) =>
      `Des heures ouvrées de ${from} à ${to} ne durent pas : elles doivent finir plus tard, le même jour (24:00 au plus).`,
    "business-days-none": () => "Aucun jour ouvré n'est nommé. Nommez-en au moins un : [monday].",
    "time-of-day-unreadable": ({ given }) =>
      `« ${given} » n'est pas une heure. Écrivez-la sous la forme 09:00.`,
    "holidays-unknown": ({ given }) =>
      `Aucun jour férié n'est connu pour « ${given} ». Écrivez le code ISO 3166 d'un pays (FR), avec une région là où les jours fériés diffèrent (FR-57, DE-BY), ou un jour (2026-12-24).`,
    "rate-repeated": ({ currency, from }) =>
      `${currency} a deux taux à partir ${from === undefined ? "du début" : `du ${from}`}. Gardez-en un seul.`,
  },
};

export const problem = problemsOf<Facts>(words);
