import type { Relationship } from "../../dataset/index.ts";
import type { OwnDataset } from "../model.ts";

/** What a dataset of one's own says, by the keys of the language. */
export function datasetText({ spec, relationships, bridges }: OwnDataset): object {
  const { key, time, countedAs, columns } = spec;
  const own = columns.filter(({ computed }) => !computed);
  const [bridge] = bridges;
  return {
    key,
    time,
    countedAs,
    columns: Object.fromEntries(own.map(({ name, ...column }) => [name, column])),
    relationships: Object.fromEntries(relationships.map((one) => [one.name, leadingText(one)])),
    ...(bridge && {
      bridge: { from: bridge.from, to: bridge.on.name, weight: bridge.into.bridge?.weight },
    }),
  };
}

function leadingText({ to, column, key, also = [], valid }: Relationship): object {
  const pairs = [{ column, key }, ...also];
  return {
    to,
    by: pairs.map((pair) => pair.column),
    key: pairs.map((pair) => pair.key),
    ...(valid && { valid: { from: valid.from, until: valid.until } }),
  };
}
