import { isMap, isNode, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import { fail, nearest, ok, type Problem, type ProblemDetail, type Result } from "../../core/index.ts";
import {
  allowedValues,
  type Meaning,
  type ValueDomain,
  type ValueMappings,
  isValueDomain,
  valueDomains,
} from "../../dataset/index.ts";
import { problem } from "../problems.ts";
import { compact } from "../yaml/compact.ts";
import { readYaml, type YamlText } from "../yaml/read-yaml.ts";

interface Reading {
  readonly yaml: YamlText;
  readonly problems: Problem[];
}

/** Reads `definitions/values.yaml`: domain, system (`*` for any), raw value, meaning. */
export function parseValueMappings(
  content: string,
  fileName: string,
): Result<ValueMappings, readonly Problem[]> {
  const read = readYaml(content, fileName);
  if (!read.ok) return read;
  const reading: Reading = { yaml: read.value, problems: [] };
  const root = read.value.document.contents;
  if (root === null) return ok({});
  const entries = pairsOf(root, "", reading).flatMap((pair) => {
    const domain = textOf(pair.key);
    if (!isValueDomain(domain)) {
      const detail = { ...at(pair.key, reading), suggestion: nearest(domain, valueDomains) };
      reading.problems.push(problem("domain-unknown", { domain, known: valueDomains }, detail));
      return [];
    }
    const systems = pairsOf(pair.value, domain, reading).map(
      (system) => [textOf(system.key), readSystem(domain, system, reading)] as const,
    );
    return [[domain, Object.fromEntries(systems)] as const];
  });
  return reading.problems.length > 0 ? fail(reading.problems) : ok(Object.fromEntries(entries));
}

function readSystem(domain: ValueDomain, system: Pair, reading: Reading) {
  const where = `${domain}.${textOf(system.key)}`;
  return Object.fromEntries(
    pairsOf(system.value, where, reading).flatMap((pair) => {
      const meaning = readMeaning(domain, pair, reading);
      return meaning === undefined ? [] : [[textOf(pair.key), meaning] as const];
    }),
  );
}

function readMeaning(domain: ValueDomain, pair: Pair, reading: Reading): Meaning | undefined {
  const raw = textOf(pair.key);
  const node = pair.value;
  if (isScalar(node)) return readScalar(domain, raw, node, reading);
  if (isMap(node) && (domain === "owner" || domain === "campaign"))
    return readAttributes(domain, raw, node, reading);
  if (node === null || node === undefined) return null;
  reading.problems.push(problem("meaning-shape", { domain, raw }, at(node, reading)));
  return undefined;
}

function readScalar(domain: ValueDomain, raw: string, node: Scalar, reading: Reading): Meaning | undefined {
  if (node.value === null) return null;
  const value = textOf(node);
  return isAllowed(domain, value, { raw, node, reading }) ? value : undefined;
}

const attributes = {
  owner: { rep: true, team: false, party: false, manager: false, territory: false },
  campaign: { campaign: true, channel: false, network: false, strategy: false },
} as const;

function readAttributes(
  domain: "owner" | "campaign",
  raw: string,
  node: YAMLMap,
  reading: Reading,
): Meaning | undefined {
  const known: { readonly [name: string]: boolean } = attributes[domain];
  const before = reading.problems.length;
  const entries = node.items.flatMap((pair) => {
    const name = textOf(pair.key);
    if (!Object.hasOwn(known, name)) {
      const facts = { key: name, where: `${domain}: ${raw}`, known: Object.keys(known) };
      const detail = { ...at(pair.key, reading), suggestion: nearest(name, Object.keys(known)) };
      reading.problems.push(problem("key-unknown", facts, detail));
      return [];
    }
    if (!isScalar(pair.value) || pair.value.value === null) return [];
    const value = textOf(pair.value);
    if (name === "channel" || name === "network") isAllowed(name, value, { raw, node: pair.value, reading });
    return [[name, value] as const];
  });
  const missing = Object.keys(known).some((name) => known[name] && !entries.some(([key]) => key === name));
  if (missing && reading.problems.length === before)
    reading.problems.push(problem("meaning-shape", { domain, raw }, at(node, reading)));
  return reading.problems.length > before ? undefined : meaningOf(domain, new Map(entries));
}

function meaningOf(domain: "owner" | "campaign", said: ReadonlyMap<string, string>): Meaning {
  const get = (name: string) => said.get(name);
  return domain === "owner"
    ? compact({
        rep: get("rep") ?? "",
        team: get("team"),
        party: get("party"),
        manager: get("manager"),
        territory: get("territory"),
      })
    : compact({
        campaign: get("campaign") ?? "",
        channel: get("channel"),
        network: get("network"),
        strategy: get("strategy"),
      });
}

interface Spot {
  readonly raw: string;
  readonly node: Node;
  readonly reading: Reading;
}

function isAllowed(domain: ValueDomain, value: string, { raw, node, reading }: Spot): boolean {
  const allowed = allowedValues[domain]?.map((one) => one.value);
  if (allowed === undefined || allowed.includes(value)) return true;
  const detail = { ...at(node, reading), suggestion: nearest(value, allowed) };
  reading.problems.push(problem("meaning-unknown", { domain, raw, value, allowed }, detail));
  return false;
}

function pairsOf(node: unknown, where: string, reading: Reading): readonly Pair[] {
  if (isMap(node)) return node.items;
  if (node === null || node === undefined || (isScalar(node) && node.value === null)) return [];
  reading.problems.push(problem("value-shape", { where, expected: "mapping" }, at(node, reading)));
  return [];
}

/** A scalar as its author wrote it: `007` and `1.0` stay themselves. */
function textOf(node: unknown): string {
  if (!isScalar(node)) return "";
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

function at(node: unknown, { yaml }: Reading): ProblemDetail {
  const range = isNode(node) ? node.range : undefined;
  return range ? { place: yaml.placeAt(range[0]) } : { place: { file: yaml.file } };
}
