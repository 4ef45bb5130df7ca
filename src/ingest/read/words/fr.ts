import { type ProblemWords, unreachable } from "../../../core/index.ts";
import type { ReadFacts } from "../facts.ts";
import type { Flaw } from "../shape.ts";

export const wordsFr: ProblemWords<ReadFacts>["fr"] = {
  "file-missing": ({ file }) => `Le fichier « ${file} » n'existe pas. Vérifiez le chemin.`,
  "file-unreadable": ({ file, cause }) =>
    `Impossible d'ouvrir « ${file} » (${cause}). Vérifiez que vous avez le droit de le lire et qu'aucun autre programme ne le retient.`,
  "path-is-folder": ({ file }) => `« ${file} » est un dossier. Indiquez l'un de ses fichiers.`,
  "file-empty": ({ file }) => `« ${file} » est vide. Refaites l'export.`,
  "file-not-a-table": ({ file, kind }) =>
    `« ${file} » est un fichier ${kind === "unknown" ? "binaire" : `de type ${kind}`}, pas un tableau. Exportez les données en .csv ou en .xlsx.`,
  "archive-not-a-table": ({ file }) =>
    `« ${file} » est une archive (zip). Décompressez-la et chargez les fichiers qu'elle contient.`,
  "old-workbook": ({ file }) =>
    `« ${file} » est à l'ancien format d'Excel (.xls). Ouvrez-le dans Excel ou LibreOffice, choisissez Fichier, Enregistrer sous, et enregistrez-le en .xlsx ou en .csv.`,
  "encrypted-workbook": ({ file }) =>
    `« ${file} » est protégé par un mot de passe. Ouvrez-le, retirez le mot de passe (Fichier, Informations, Protéger le classeur) et enregistrez-le de nouveau.`,
  "broken-workbook": ({ file, cause }) =>
    `« ${file} » n'est pas un classeur Excel complet (${cause}). Ouvrez-le dans Excel et réenregistrez-le en .xlsx, ou exportez-le en .csv.`,
  "empty-workbook": ({ file }) =>
    `Aucune feuille de « ${file} » ne contient de tableau. Vérifiez que c'est le bon classeur.`,
  "compressed-too-much": ({ file, times }) =>
    `Une fois décompressé, « ${file} » dépasserait ${times} fois sa taille, ou de nombreux gigaoctets, ce qu'aucun export n'atteint. Décompressez-le vous-même et chargez le fichier qu'il contient.`,
  "broken-compression": ({ file }) =>
    `Impossible de décompresser « ${file} » : il est tronqué ou abîmé. Téléchargez-le ou compressez-le de nouveau.`,
  "no-table": ({ file }) =>
    `« ${file} » contient quelques lignes de texte, mais aucun tableau. Vérifiez que l'export a des lignes et refaites-le.`,
  "no-header": ({ file, line, text }) =>
    `« ${file} » n'a pas de ligne d'en-têtes : la ligne ${line} (« ${text} ») ressemble à des données. Ajoutez une ligne de noms de colonnes en haut.`,
  "quote-open": ({ file, line }) =>
    `Dans « ${file} », un guillemet ouvert à la ligne ${line} n'est jamais refermé. Le fichier est peut-être tronqué : refaites l'export, ou fermez le guillemet sur cette ligne.`,
  "record-too-long": ({ file, line, megabytes }) =>
    `Dans « ${file} », l'enregistrement qui commence à la ligne ${line} dépasse ${megabytes} Mo. Vérifiez que ses guillemets sont fermés et que le fichier est bien un tableau.`,
  "too-many-columns": ({ file, columns, limit }) =>
    `« ${file} » a ${columns} colonnes ; on peut en lire ${limit} au plus. N'exportez que les colonnes utiles.`,
  "too-many-rows": ({ file, limit }) =>
    `« ${file} » déclare plus de ${limit} lignes dans une feuille, ce qu'Excel ne permet pas. Exportez-le en .csv.`,
  "file-changed": ({ file }) =>
    `« ${file} » a changé pendant la lecture. Rechargez-le une fois qu'il est complet.`,
  "no-records": ({ file, line }) =>
    `« ${file} » a des en-têtes (ligne ${line}), mais aucun enregistrement en dessous.`,
  "irregular-records": ({ file, count, lines }) =>
    `Dans « ${file} », ${count === 1 ? "1 enregistrement n'a" : `${count} enregistrements n'ont`} pas la forme des autres (ligne ${lines.join(", ")}${count > lines.length ? "..." : ""}) et ${count === 1 ? "est mis" : "sont mis"} de côté. Corrigez le fichier, ou consultez la quarantaine.`,
  "encoding-assumed": ({ file }) =>
    `« ${file} » n'est pas en UTF-8 ; il a été lu en Windows-1252 (Europe de l'Ouest). Si des accents semblent faux, exportez-le en UTF-8.`,
  "damaged-text": ({ file }) =>
    `« ${file} » est en UTF-8 avec des caractères abîmés ; les enregistrements touchés sont mis de côté. Refaites l'export.`,
  "total-not-proved": ({ file, line, label }) =>
    `Dans « ${file} », aucune colonne des enregistrements ne retombe sur la ligne de total « ${label} » (ligne ${line}). Elle a été écartée ; vérifiez que l'export est complet.`,
  "text-left-out": ({ file, line, text }) =>
    `Dans « ${file} », le texte de la ligne ${line} (« ${text} ») ne fait partie d'aucun tableau et a été écarté.`,
};

export function flawWordsFr(flaw: Flaw): string {
  switch (flaw.code) {
    case "too-few-cells":
    case "too-many-cells":
      return `La ligne ${flaw.line} a ${flaw.cells} cellules au lieu de ${flaw.expected}.`;
    case "text-after-quote":
      return `À la ligne ${flaw.line}, du texte suit un guillemet fermant : un guillemet dans une cellule doit être doublé.`;
    case "null-byte":
      return `La ligne ${flaw.line} contient un caractère nul.`;
    case "bad-bytes":
      return `La ligne ${flaw.line} contient des caractères abîmés.`;
    case "cell-too-long":
      return `La ligne ${flaw.line} contient une cellule trop longue pour être gardée.`;
    default:
      return unreachable(flaw);
  }
}
