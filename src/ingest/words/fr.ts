import type { Shape } from "../yaml/issue-problems.ts";
import type { YamlFault } from "../yaml/read-yaml.ts";
import type { Facts } from "./facts.ts";

const list = (names: readonly string[]) => names.map((name) => `« ${name} »`).join(", ");

const faults: { readonly [F in YamlFault]: string } = {
  duplicate: "Cette clé est écrite deux fois au même endroit. Gardez-en une seule.",
  tab: "Cette ligne est décalée par une tabulation. YAML veut des espaces.",
  indent: "Cette ligne n'est pas décalée comme ses voisines. Alignez-la sur elles.",
  missing: "Il manque un guillemet, un crochet ou une virgule avant cet endroit.",
  quote: "Ce texte commence par un caractère qui a un sens en YAML. Écrivez-le entre guillemets.",
  other: "Le YAML est illisible à partir d'ici. Vérifiez les deux-points, les tirets et les décalages.",
};

const shapes: { readonly [S in Shape]: string } = {
  text: "un texte (écrivez un nombre ou une date entre guillemets)",
  list: "une liste",
  mapping: "un ensemble de lignes `clé: valeur`",
  number: "un nombre",
  boolean: "`true` ou `false`",
  filled: "rempli : c'est vide",
  source: "fait d'un seul de `from`, `value`, `header` ou `cell`, avec les seules options qui vont avec",
  name: "un nom en minuscules, chiffres, `-` et `_`, comme `hubspot-contacts`",
  pattern: 'un en-tête avec un seul `*`, comme `Date entered "*"`',
  other: "d'une autre forme : voir docs/guides/adding-a-preset.md",
};

export const fr: { readonly [Code in keyof Facts]: (facts: Facts[Code]) => string } = {
  "yaml-unreadable": ({ fault }) => faults[fault],
  "key-unknown": ({ key, where, known }) =>
    `${where === "" ? "Ce fichier" : `\`${where}\``} n'a pas de réglage « ${key} ». Il peut avoir : ${known.join(", ")}.`,
  "key-missing": ({ where }) => `Il manque \`${where}\`. Ajoutez-le.`,
  "value-not-allowed": ({ where, got, allowed }) =>
    `\`${where}\` ne peut pas valoir « ${got} ». Les valeurs possibles : ${allowed.join(", ")}.`,
  "value-shape": ({ where, expected }) =>
    `${where === "" ? "Le fichier" : `\`${where}\``} doit être ${shapes[expected]}.`,
  "source-name": ({ source, file, expected }) =>
    `La source s'appelle « ${source} » mais son fichier est ${file}. Écrivez \`source: ${expected}\`, ou renommez le fichier.`,
  "source-taken": ({ source, files }) =>
    `Deux fichiers décrivent la source « ${source} » : ${files.join(" et ")}. Renommez ou supprimez l'un des deux.`,
  "timezone-unknown": ({ timezone }) =>
    `Il n'existe pas de fuseau horaire « ${timezone} ». Écrivez un nom comme Europe/Paris ou UTC.`,
  "period-needed": () =>
    "Une source de type `replace` a besoin de `period` : la colonne dont un nouveau chargement remplace les jours.",
  "period-useless": ({ kind }) =>
    `\`period\` n'a de sens que pour \`kind: replace\` ; cette source est de type \`${kind}\`. Supprimez-le, ou changez de type.`,
  "dataset-unknown": ({ dataset, known }) =>
    `Il n'existe pas de jeu de données « ${dataset} ». Une source peut remplir : ${known.join(", ")}.`,
  "dataset-derived": ({ dataset }) =>
    `« ${dataset} » est calculé à partir d'autres jeux de données : aucune source ne le remplit. Supprimez cette cible.`,
  "column-unknown": ({ column, dataset, known }) =>
    `« ${dataset} » n'a pas de colonne « ${column} ». Ses colonnes : ${known.join(", ")}.`,
  "column-computed": ({ column, dataset }) =>
    `« ${column} » de « ${dataset} » est calculée. Supprimez cette ligne ; l'identifiant de la fiche se met dans \`key\`.`,
  "column-required": ({ column, dataset, label }) =>
    `Chaque ligne de « ${dataset} » a besoin de « ${column} » (${label.fr}). Dites quel en-tête la contient, ou donnez-lui une valeur fixe avec \`value\`.`,
  "key-undeclared": ({ dataset }) =>
    `La déclaration de « ${dataset} » ne nomme pas de clé : ses lignes sont numérotées et \`key\` ne veut rien dire ici. Retirez-la, ou déclarez la clé dans definitions/.`,
  "upsert-keyless": ({ dataset }) =>
    `Une source de genre \`upsert\` remplace les lignes par leur clé, et la déclaration de « ${dataset} » n'en nomme pas. Déclarez \`key\` dans definitions/, ou écrivez \`kind: full\`, \`append\` ou \`replace\`.`,
  "key-twice": ({ column, dataset }) =>
    `La clé de « ${dataset} » est dite deux fois : par \`key\` et par « ${column} » sous \`fields\`. Gardez l'une des deux.`,
  "key-entity": ({ column, dataset }) =>
    `La clé de « ${dataset} », « ${column} », est l'identifiant d'une personne ou d'une entreprise, que la construction ne trouve qu'une fois les lignes distinguées. Déclarez comme clé une colonne du fichier, et faites partir un rôle de « ${column} ».`,
  "key-parts": ({ column, dataset, type }) =>
    `La clé de « ${dataset} », « ${column} », est de type ${type} : une seule colonne du fichier la contient, sans \`each\`. Nommez un seul en-tête, ou déclarez la clé comme un texte.`,
  "entity-unled": ({ column, dataset }) =>
    `Rien ne dit de qui « ${column} » de « ${dataset} » est l'identifiant. Déclarez dans definitions/ un rôle qui en part : \`relationships: { person: { to: person, by: ${column} } }\`, ou vers company.`,
  "constant-type": ({ column, type, got }) =>
    `« ${column} » est de type ${type}, et « ${got} » ne peut se lire ainsi. Corrigez la valeur fixe (\`value\`).`,
  "into-and-preset": () =>
    "Un préréglage dit à lui seul ce que devient un fichier. Donnez --into ou --preset, pas les deux.",
  "into-nothing": ({ dataset, headers, columns }) =>
    `Aucun des en-têtes (${list(headers.slice(0, 8))}) ne porte le nom ou le libellé d'une colonne de « ${dataset} » : ${columns.join(", ")}. Écrivez la correspondance à la main, ou donnez aux colonnes des libellés proches des en-têtes.`,
  "each-needed": ({ column }) =>
    `« ${column} » lit \`header\` ou \`cell\`, qui n'existent que dans une cible avec \`each\`. Ajoutez \`each\`, ou utilisez \`from\`.`,
  "way-unfit": ({ column, by, fits }) =>
    fits.length === 0
      ? `« ${column} » ne mène à aucun autre jeu de données : \`by: ${by}\` n'a pas de sens ici. Supprimez-le.`
      : `« ${column} » ne peut pas être retrouvée par « ${by} ». Elle peut l'être par : ${fits.join(", ")}.`,
  "option-unfit": ({ column, option, type }) =>
    `\`${option}\` ne va pas avec « ${column} », qui est de type ${type}. Supprimez-le.`,
  "domain-unknown": ({ domain, known }) =>
    `Il n'existe pas de liste de valeurs « ${domain} ». Les listes : ${known.join(", ")}.`,
  "meaning-unknown": ({ domain, raw, value, allowed }) =>
    `« ${raw} » est dit signifier « ${value} », qui n'est pas une valeur de « ${domain} ». Les valeurs possibles : ${allowed.join(", ")}.`,
  "meaning-shape": ({ domain, raw }) => meaningShape(domain, raw),
  "preset-column-unknown": ({ name, known }) =>
    `« ${name} » n'est pas une colonne de ce modèle : ${known.join(", ")}. Ajoutez-la sous \`columns\`, ou corrigez le nom.`,
  "preset-pattern-short": ({ pattern }) =>
    `Le motif « ${pattern} » reconnaîtrait presque n'importe quel en-tête. Écrivez au moins trois lettres autour d'un seul \`*\`.`,
  "preset-requires-nothing": ({ preset }) =>
    `Le modèle « ${preset} » reconnaîtrait n'importe quel fichier. Marquez au moins une colonne avec \`required: true\`.`,
  "preset-name": ({ preset, folder }) =>
    `Le modèle s'appelle « ${preset} » mais son dossier est « ${folder} ». Donnez-leur le même nom.`,
  "preset-unknown": ({ preset, known }) =>
    `Il n'existe pas de modèle « ${preset} ». Les modèles : ${known.join(", ")}.`,
  "preset-tie": ({ presets }) =>
    `Les en-têtes conviennent aussi bien à ${presets.length} modèles : ${list(presets)}. Dites lequel avec --preset NOM.`,
  "preset-unfit": ({ preset, missing }) =>
    `Il manque au fichier ce dont le modèle « ${preset} » a besoin : ${missing.map((names) => list(names.slice(0, 4)).replaceAll(", ", " ou ")).join(" ; ")}.`,
  "export-notice": ({ say, rows }) => say.fr.replace("{rows}", String(rows ?? 0)),
  "date-order-unknown": ({ header, example }) =>
    `Dans « ${header} », une date comme ${example} peut se lire jour d'abord ou mois d'abord, et aucune ligne du fichier ne tranche. Dites lequel : --dates dmy (jour d'abord) ou --dates mdy (mois d'abord).`,
  "date-order-mixed": ({ header, dmy, mdy }) =>
    `« ${header} » mêle des dates forcément jour d'abord (${dmy}) et forcément mois d'abord (${mdy}). Exportez à nouveau le fichier dans un seul format ; d'ici là, les lignes contraires à votre réponse sont mises en quarantaine : --dates dmy ou --dates mdy.`,
  "decimal-unknown": ({ header, example }) =>
    `Dans « ${header} », un nombre comme ${example} peut se lire en milliers ou avec des décimales, et aucune ligne du fichier ne tranche. Dites quel caractère ouvre les décimales : --decimal . ou --decimal ,`,
  "decimal-mixed": ({ point, comma }) =>
    `Certaines colonnes du fichier écrivent les décimales après un point (${point}), d'autres après une virgule (${comma}). Dites ce qui vaut pour le fichier : --decimal . ou --decimal ,`,
  "timezone-assumed": ({ timezone, headers }) =>
    `Les heures de ${list(headers)} ne portent pas de fuseau. Elles sont lues en ${timezone}, le fuseau de l'espace de travail. Si l'outil en écrit un autre, changez \`timezone\` dans le fichier de la source.`,
  "dataset-not-recognised": ({ headers }) =>
    `Rien dans les en-têtes (${list(headers.slice(0, 8))}) ne dit ce que contient ce fichier. Choisissez un modèle avec --preset NOM, nommez un jeu de données avec --into JEU, ou partez d'un gabarit : \`entente source template\`.`,
  "source-exists": ({ source, file }) =>
    `${file} décrit déjà la source « ${source} ». Modifiez-le, ou donnez un autre nom à la nouvelle avec --name NOM.`,
  "file-missing": ({ file }) => `Il n'y a pas de fichier ${file}. Vérifiez le chemin.`,
  "sheet-missing": ({ sheet, file, sheets }) =>
    sheets.length === 0
      ? `${file} n'est pas un classeur : il n'a pas de feuille « ${sheet} ». Retirez --sheet.`
      : `${file} n'a pas de feuille « ${sheet} ». Ses feuilles : ${list(sheets)}.`,
};

function meaningShape(domain: string, raw: string): string {
  const forms: { readonly [domain: string]: string } = {
    owner: "un nom, ou `{ rep: NOM, team: ÉQUIPE, party: PARTIE, manager: NOM, territory: NOM }`",
    campaign: "un nom, ou `{ campaign: NOM, channel: CANAL, network: RÉSEAU, strategy: NOM }`",
  };
  return `Le sens de « ${raw} » dans « ${domain} » doit être ${forms[domain] ?? "une seule valeur"}, ou \`null\` s'il ne signifie rien.`;
}
