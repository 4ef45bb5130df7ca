import { territories } from "./places.ts";

export interface Rep {
  readonly name: string;
  readonly email: string;
  /** The id under which Salesforce knows the person. */
  readonly salesforceId: string;
  readonly team: string;
  readonly party: "sales" | "marketing";
  readonly manager: string;
  readonly territory?: string;
}

const people = [
  ["Claire Vasseur", "Hugo Marchal", "Nadia Belkacem"],
  ["Yann Le Bihan", "Solène Kermarrec", "Pascal Thouars"],
  ["Émilie Wattel", "Bruno Scherrer", "Anne Delattre"],
  ["Xavier Etcheverry", "Laure Castagnet", "Damien Puech"],
  ["Sandra Bonafous", "Olivier Ravel", "Mélanie Giordano"],
  ["Bart Claes", "Ilse Verhoeven", "Marc Weydert"],
  ["Jens Brandt", "Heike Vogel", "Reto Zbinden"],
  ["Fiona Gallagher", "Simon Prescott", "Ruth Ashworth"],
  ["Marta Belmonte", "Rui Tavares", "Paola Ferraris"],
] as const;

/** One inside seller (who works in HubSpot) and two field sellers (in Salesforce) a territory. */
export const sellers: readonly Rep[] = territories.flatMap((territory, place) =>
  people[place]!.map((name, index) => ({
    name,
    email: addressOf(name),
    salesforceId: `0055g00000R${String(place * 3 + index + 1).padStart(4, "0")}QAZ`,
    team: index === 0 ? "Ventes internes" : place < 5 ? "Terrain France" : "Terrain Europe",
    party: "sales" as const,
    manager: place < 5 ? "Catherine Aubrac" : "Henrik Lindqvist",
    territory,
  })),
);

export const marketers: readonly Rep[] = ["Juliette Fabiani", "Tom Okafor", "Aurore Lestienne"].map(
  (name, index) => ({
    name,
    email: addressOf(name),
    salesforceId: `0055g00000M${String(index + 1).padStart(4, "0")}QAZ`,
    team: "Marketing",
    party: "marketing" as const,
    manager: "Isabelle Roumégoux",
  }),
);

function addressOf(name: string): string {
  const local = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z]+/gu, ".");
  return `${local}@lumenys.example`;
}
