/**
 * How each country writes its postal codes, after its post and the Universal Postal Union: N a digit, A a letter, X either,
 * other signs as they stand. A country that is not listed has none, or none that is checked.
 */
const forms: { readonly [form: string]: string } = {
  NNN: "FO IS LS MG PG",
  NNNN: "AF AL AM AR AT AU BD BE BG CH CV CX CY DK GE GL HM HU LI LU MK MZ NF NO NZ PH PY SI SJ TN VE ZA",
  NNNNN:
    "AX BA CU DE DO DZ EE EG ES FI FR GT HR ID IQ IT JO KE KR KW LA LK MA ME MM MN MX MY NP PE PK RS SA SD SN " +
    "TH TR TW UA UY VN XK ZM",
  "00120": "VA",
  "4789N": "SM",
  "971NN": "GP BL MF",
  "972NN": "MQ",
  "973NN": "GF",
  "974NN": "RE",
  "975NN": "PM",
  "976NN": "YT",
  "980NN": "MC",
  "984NN": "TF",
  "986NN": "WF",
  "987NN": "PF",
  "988NN": "NC",
  "NNNNN-NNNN": "US PR GU VI AS MP",
  NNNNNN: "BY CN CO EC IN KG KZ NG RO RU SG TJ TM TT UZ",
  NNNNNNN: "CL IL",
  NNNNNNNNNN: "IR",
  "NNN NN": "CZ GR SE SK",
  "NN-NNN": "PL",
  "NNN-NNNN": "JP",
  "NNNN-NNN": "PT",
  "NNNNN-NNN": "BR",
  "NNNN AA": "NL",
  "AAA NNNN": "MT",
  "ANA NAN": "CA",
  "AXX XXXX": "IE",
  ADNNN: "AD",
  "LV-NNNN": "LV",
  "LT-NNNNN": "LT",
  "MD-NNNN": "MD",
  AZNNNN: "AZ",
  "AAX NAA": "GB GG IM JE GI",
};

export interface PostalCodeForm {
  /** Without spaces, hyphens and points, in capitals. */
  readonly compact: RegExp;
  /** Lengths of the parts that a sign divides, and the sign. */
  readonly template: string;
}

/** Five digits are a whole code in the United States too; the four that follow name a block. */
const shorter: { readonly [form: string]: string } = { "NNNNN-NNNN": "NNNNN" };
const fixed = /^(?:AD|AZ|LV|LT|MD)(?=-?N)/;
const british = "AAX NAA";
const inward = "\\d[ABD-HJLNP-UW-Z]{2}";
/** Where the form says too little: which letters stand where. */
const strict: { readonly [country: string]: RegExp } = {
  GB: new RegExp(`^(?:GIR0AA|[A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]?${inward})$`),
  GG: new RegExp(`^GY\\d{1,2}${inward}$`),
  IM: new RegExp(`^IM\\d{1,2}${inward}$`),
  JE: new RegExp(`^JE\\d{1,2}${inward}$`),
  GI: /^GX111AA$/,
  NL: /^[1-9]\d{3}(?:[A-RT-Z][A-Z]|S[BCE-RT-Z])$/,
  AS: /^96799(?:\d{4})?$/,
  PM: /^97500$/,
  BL: /^97133$/,
  MF: /^97150$/,
  CA: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]\d[ABCEGHJ-NPRSTV-Z]\d$/,
  IE: /^(?:[AC-FHKNPRTV-Y]\d{2}|D6W)[AC-FHKNPRTV-Y\d]{4}$/,
};
const signs: { readonly [sign: string]: string } = { N: "\\d", A: "[A-Z]", X: "[A-Z\\d]" };

const formByCountry: ReadonlyMap<string, PostalCodeForm> = new Map(
  Object.entries(forms).flatMap(([template, countries]) => {
    const compact = compactOf(template);
    return countries
      .split(" ")
      .map((country): [string, PostalCodeForm] => [
        country,
        { template, compact: strict[country] ?? compact },
      ]);
  }),
);

export function formOf(country: string): PostalCodeForm | undefined {
  return formByCountry.get(country);
}

/** Countries whose codes may begin with 0, which a spreadsheet takes away. */
export const mayBeginWithZero: ReadonlySet<string> = new Set(
  "FR DE ES IT US FI EE NO MX TR KR PR MY DZ PE AX".split(" "),
);

function compactOf(template: string): RegExp {
  const shapes = [template, ...(shorter[template] ? [shorter[template]] : [])];
  return new RegExp(`^(?:${shapes.map(patternOf).join("|")})$`);
}

function patternOf(template: string): string {
  const prefix = fixed.exec(template)?.[0] ?? "";
  return (
    prefix +
    Array.from(template.slice(prefix.length), (sign) => signs[sign] ?? (/\d/.test(sign) ? sign : "")).join("")
  );
}

/** A compact code as its country writes it. */
export function writeByForm(compact: string, template: string): string {
  if (template === british) return `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  const sign = /[ -]/.exec(template)?.[0];
  if (sign === undefined) return compact;
  const first = template.indexOf(sign);
  const rest = compact.slice(first);
  return rest === "" ? compact : `${compact.slice(0, first)}${sign}${rest}`;
}

export function exampleOf(template: string): string {
  if (template === british) return "SW1A 1AA";
  const prefix = fixed.exec(template)?.[0] ?? "";
  let digit = 0;
  return (
    prefix +
    template.slice(prefix.length).replace(/[NAX]/g, (sign) => (sign === "A" ? "A" : `${(digit += 1) % 10}`))
  );
}

/** The letters that a country puts before its digits, as Latvia does. */
export function lettersBefore(template: string): string {
  return fixed.exec(template)?.[0] ?? "";
}
