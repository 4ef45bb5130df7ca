import type { Words } from "./reasons.ts";

export const fr: Words = {
  reasons: {
    required: "La cellule est vide alors que cette colonne exige une valeur.",
    irregular:
      "L'enregistrement n'a pas la forme du fichier : trop ou trop peu de cellules, ou un guillemet jamais refermé.",
    "not-a-number": "Ce n'est pas un nombre.",
    "decimal-mark-undeclared":
      "Ce nombre peut se lire de deux façons. Indiquez dans la source si les décimales s'écrivent avec un point ou une virgule (decimal).",
    "number-too-large": "Ce nombre dépasse ce que la colonne peut contenir.",
    "not-an-integer": "Un nombre entier est attendu ici.",
    "out-of-range": "Ce nombre est en dehors des limites de la colonne.",
    "not-a-date": "Ce n'est pas une date sous une forme connue, ou cette date n'existe pas.",
    "date-order-undeclared":
      "Impossible de distinguer le jour du mois. Indiquez dans la source lequel vient en premier (dates : dmy ou mdy).",
    "date-out-of-range": "Cette date est antérieure à 1900 ou postérieure à 2199.",
    "not-a-boolean": "Oui ou non est attendu ici.",
    "no-rate":
      "Aucun taux n'est déclaré pour cette devise à cette date. Ajoutez-en un sous rates dans entente.yaml.",
    "currency-undeclared":
      "Ce signe désigne plusieurs devises. Indiquez dans la source de laquelle il s'agit (currency).",
  },
  repairs: {
    "two-digit-year":
      "L'année était écrite avec deux chiffres : en dessous de 70, elle a été lue 20xx, sinon 19xx.",
    "clock-skipped": "Cette heure locale a été sautée au changement d'heure : elle a été avancée d'autant.",
    "clock-repeated":
      "Cette heure locale a existé deux fois au changement d'heure : la première a été retenue.",
    "abbreviated-number":
      "Le nombre était abrégé (K pour milliers, M pour millions) et a été écrit en entier.",
    "rounded-to-cents": "Le montant avait plus de deux décimales et a été arrondi au centime.",
    "value-mapped": "Le produit était écrit autrement : la table des valeurs a donné son nom.",
  },
};
