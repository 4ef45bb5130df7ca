export interface Place {
  readonly city: string;
  readonly postalCode: string;
  readonly region: string;
  readonly country: string;
  readonly territory: string;
  /** Its share of people. */
  readonly weight: number;
}

const place = (line: string): Place => {
  const [city, postalCode, region, country, territory, weight] = line.split("|");
  return {
    city: city!,
    postalCode: postalCode!,
    region: region!,
    country: country!,
    territory: territory!,
    weight: Number(weight),
  };
};

/** Where people and companies are. The weights are relative. */
export const places: readonly Place[] = [
  "Paris|75009|Île-de-France|France|Île-de-France|80",
  "Boulogne-Billancourt|92100|Île-de-France|France|Île-de-France|35",
  "Saint-Denis|93200|Île-de-France|France|Île-de-France|25",
  "Versailles|78000|Île-de-France|France|Île-de-France|20",
  "Nantes|44000|Pays de la Loire|France|Ouest|35",
  "Angers|49100|Pays de la Loire|France|Ouest|15",
  "Rennes|35000|Bretagne|France|Ouest|30",
  "Brest|29200|Bretagne|France|Ouest|12",
  "Rouen|76000|Normandie|France|Ouest|18",
  "Caen|14000|Normandie|France|Ouest|10",
  "Orléans|45000|Centre-Val de Loire|France|Ouest|14",
  "Lille|59000|Hauts-de-France|France|Nord-Est|40",
  "Amiens|80000|Hauts-de-France|France|Nord-Est|14",
  "Strasbourg|67000|Grand Est|France|Nord-Est|30",
  "Reims|51100|Grand Est|France|Nord-Est|14",
  "Metz|57000|Grand Est|France|Nord-Est|12",
  "Dijon|21000|Bourgogne-Franche-Comté|France|Nord-Est|16",
  "Bordeaux|33000|Nouvelle-Aquitaine|France|Sud-Ouest|38",
  "Limoges|87000|Nouvelle-Aquitaine|France|Sud-Ouest|12",
  "Toulouse|31000|Occitanie|France|Sud-Ouest|42",
  "Montpellier|34000|Occitanie|France|Sud-Ouest|28",
  "Lyon|69003|Auvergne-Rhône-Alpes|France|Sud-Est|48",
  "Grenoble|38000|Auvergne-Rhône-Alpes|France|Sud-Est|20",
  "Clermont-Ferrand|63000|Auvergne-Rhône-Alpes|France|Sud-Est|14",
  "Marseille|13002|Provence-Alpes-Côte d'Azur|France|Sud-Est|32",
  "Nice|06000|Provence-Alpes-Côte d'Azur|France|Sud-Est|20",
  "Bruxelles|1000|Bruxelles-Capitale|Belgique|Benelux|34",
  "Liège|4000|Wallonie|Belgique|Benelux|14",
  "Amsterdam|1012|Noord-Holland|Pays-Bas|Benelux|22",
  "Luxembourg|1111|Luxembourg|Luxembourg|Benelux|10",
  "Berlin|10115|Berlin|Allemagne|DACH|22",
  "München|80331|Bayern|Allemagne|DACH|24",
  "Hamburg|20095|Hamburg|Allemagne|DACH|14",
  "Zürich|8001|Zürich|Suisse|DACH|16",
  "Genève|1201|Genève|Suisse|DACH|14",
  "London|EC1A 1BB|England|Royaume-Uni|UK & Ireland|36",
  "Manchester|M1 1AE|England|Royaume-Uni|UK & Ireland|14",
  "Dublin|D02 AF30|Leinster|Irlande|UK & Ireland|14",
  "Madrid|28001|Comunidad de Madrid|Espagne|Europe du Sud|20",
  "Barcelona|08001|Cataluña|Espagne|Europe du Sud|16",
  "Lisboa|1100-148|Lisboa|Portugal|Europe du Sud|10",
  "Milano|20121|Lombardia|Italie|Europe du Sud|18",
  "Torino|10121|Piemonte|Italie|Europe du Sud|8",
].map(place);

export const territories: readonly string[] = [...new Set(places.map(({ territory }) => territory))];

/** Regions of France, in which people apply for jobs. */
export const frenchRegions: readonly string[] = [
  ...new Set(places.filter(({ country }) => country === "France").map(({ region }) => region)),
];

export const currencyOf = (country: string): string =>
  country === "Royaume-Uni" ? "GBP" : country === "Suisse" ? "CHF" : "EUR";
