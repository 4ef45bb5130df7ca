import type { Words } from "../../../core/index.ts";
import type { EmailFacts } from "./facts.ts";

const parts = { local: "avant l'arobase", domain: "après l'arobase" } as const;

export const fr: Words<EmailFacts> = {
  empty: () => "Il n'y a pas d'adresse.",
  "control-character": ({ character }) =>
    `L'adresse contient un caractère de contrôle (${character}), ce qu'aucune adresse n'admet : ressaisissez-la.`,
  "at-missing": () => "Une adresse a une arobase (@) entre la boîte et son domaine.",
  "at-twice": () => "L'adresse a plus d'une arobase (@) : gardez une adresse par cellule.",
  "part-missing": ({ part }) => `Il n'y a rien ${parts[part]}.`,
  "part-too-long": ({ part, length, limit }) =>
    `Il y a ${length} caractères ${parts[part]}, et le courrier en admet ${limit}.`,
  "address-too-long": ({ length, limit }) =>
    `L'adresse a ${length} caractères, et le courrier en admet ${limit}.`,
  "label-too-long": ({ label, limit }) =>
    `« ${label} » dépasse les ${limit} caractères que peut avoir un élément de domaine.`,
  "character-refused": ({ part, character }) => `${character} ne peut pas figurer ${parts[part]}.`,
  "dot-misplaced": ({ part }) => `Un point commence, termine ou en suit un autre ${parts[part]}.`,
  "hyphen-misplaced": ({ label }) =>
    `« ${label} » commence ou finit par un trait d'union, ce qu'aucun domaine ne fait.`,
  "quote-malformed": () =>
    "Un guillemet ouvre l'adresse, et la suite n'est pas une boîte entre guillemets puis une arobase.",
  "literal-malformed": ({ literal }) => `« ${literal} » n'est pas une adresse réseau entre crochets.`,
  comment: () => "L'adresse contient un commentaire entre parenthèses : gardez l'adresse seule.",
  "local-not-ascii": ({ character }) =>
    `${character} avant l'arobase n'est admis que par peu de serveurs : la plupart des adresses s'écrivent sans accents.`,
  "blank-removed": () => "Les blancs autour de l'adresse ont été retirés.",
  "invisible-removed": ({ count }) =>
    count === 1 ? "1 caractère invisible a été retiré." : `${count} caractères invisibles ont été retirés.`,
  "scheme-removed": () => "L'adresse a été extraite d'un lien mailto:.",
  "brackets-removed": ({ name }) =>
    name === ""
      ? "L'adresse a été sortie de ses chevrons."
      : `L'adresse a été sortie des chevrons qui suivent « ${name} ».`,
  "domain-lowered": () => "Le domaine a été mis en minuscules, ce qui désigne le même.",
  "domain-encoded": ({ from, to }) =>
    `Le domaine « ${from} » a été écrit comme le courrier le transmet : ${to}.`,
  quoted: () => "La boîte est entre guillemets : le courrier l'admet, bien des formulaires et outils non.",
  "address-literal": () => "L'adresse désigne une machine par son numéro, et non un domaine.",
  "domain-alone": ({ domain }) =>
    `« ${domain} » est un domaine de premier niveau entier : manque-t-il quelque chose devant ?`,
  "top-level-unknown": ({ topLevel }) => `Aucun domaine de premier niveau ne s'appelle « ${topLevel} ».`,
  "scripts-mixed": ({ domain }) =>
    `« ${domain} » mêle des lettres de plusieurs écritures qui se ressemblent.`,
  "domain-mistyped": ({ domain, meant }) => `« ${domain} » ressemble à une faute de frappe pour ${meant}.`,
  disposable: ({ domain, votes, lists }) =>
    `${votes} listes sur ${lists} disent que ${domain} donne des boîtes jetables.`,
  "not-answered": ({ local }) => `Personne ne lit ce qui est envoyé à « ${local} ».`,
  "free-provider": ({ domain }) =>
    `${domain} donne des boîtes à n'importe qui : le domaine d'une entreprise était attendu.`,
  "domain-absent": ({ domain }) => `Le domaine ${domain} n'existe pas.`,
  "mail-refused": ({ domain }) => `${domain} déclare ne pas recevoir de courrier.`,
  "mail-server-missing": ({ domain }) => `${domain} n'indique aucun serveur qui reçoive du courrier.`,
  role: ({ local }) => `« ${local} » est la boîte d'une fonction, lue par qui l'exerce.`,
};
