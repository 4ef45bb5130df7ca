import { attributeClause, conceptClause, conceptShape, eventClause } from "./concept-shape.ts";
import { acquisitionShape, allocationShape, dimensionShape } from "./file-shape.ts";
import { inlineMeasure, measureShape } from "./measure-shape.ts";
import { derivedMetric, ratioMetric, simpleMetric } from "./metric-shape.ts";

const rules = [acquisitionShape, allocationShape];
const clauses = [attributeClause, eventClause, conceptClause];
const definitions = [dimensionShape, inlineMeasure, measureShape, derivedMetric, ratioMetric, simpleMetric];

/** Every key of the language below a section: what a mistyped key is compared with. */
export const languageKeys: ReadonlySet<string> = new Set(
  [...rules, ...clauses, ...conceptShape.options, ...definitions].flatMap(({ shape }) => Object.keys(shape)),
);
