import {
  columnNamed,
  foldValue,
  type SourceMapping,
  targetDataset,
  type TargetMapping,
} from "../../dataset/index.ts";

/** How a file's headers meet a mapping. */
export interface MappingFit {
  /** Without these the first target makes no sound row. */
  readonly missing: readonly string[];
  /** Other headers that the mapping reads and the file lacks: their columns stay empty. */
  readonly absent: readonly string[];
  /** How many of the mapping's headers the file has. */
  readonly found: number;
}

export function mappingFit(mapping: SourceMapping, headers: readonly string[]): MappingFit {
  const known = new Set(headers.map(foldValue));
  const has = (header: string) => known.has(foldValue(header));
  const [first] = mapping.into;
  const needed = first === undefined ? [] : [...neededHeaders(first), ...periodHeaders(mapping)];
  const missing = needed.filter((choices) => !choices.some(has)).map((choices) => choices[0]!);
  const read = mapping.into.flatMap(readHeaders);
  return {
    missing: [...new Set(missing)],
    absent: [...new Set(read.filter((choices) => !choices.some(has)).map((choices) => choices[0]!))].filter(
      (header) => !missing.includes(header),
    ),
    found: new Set(read.flat().filter(has).map(foldValue)).size,
  };
}

/** Says whether any of the mappings reads a header: what helps to find the header row of a file. */
export function knownHeader(mappings: readonly SourceMapping[]): (header: string) => boolean {
  const known = new Set(
    mappings
      .flatMap(({ into }) => into.flatMap(readHeaders))
      .flat()
      .map(foldValue),
  );
  return (header) => known.has(foldValue(header));
}

/** Each a list of headers of which one is enough. */
function neededHeaders(target: TargetMapping): readonly (readonly string[])[] {
  const dataset = targetDataset(target);
  const required = Object.entries(target.fields).flatMap(([column, field]) => {
    const isRequired = dataset !== undefined && columnNamed(dataset, column)?.required === true;
    return isRequired && "from" in field ? [field.from] : [];
  });
  const whole = [...(target.key ?? []), ...(target.when === undefined ? [] : [target.when])];
  return [...required, ...whole.map((header) => [header])];
}

function periodHeaders({ period }: SourceMapping): readonly (readonly string[])[] {
  return period === undefined ? [] : [[period]];
}

function readHeaders(target: TargetMapping): readonly (readonly string[])[] {
  const fields = Object.values(target.fields).flatMap((field) =>
    "from" in field ? [field.from, ...(field.currencyFrom === undefined ? [] : [[field.currencyFrom]])] : [],
  );
  return [...neededHeaders(target), ...fields, ...(target.aliases ?? []).map((header) => [header])];
}
