import { attributeClause, conceptClause, conceptShape, eventClause } from "./concept-shape.ts";
import { acquisitionShape, allocationShape, dimensionShape } from "./file-shape.ts";
import { calendarShape } from "./calendar-shape.ts";
import { datasetShape } from "./dataset-shape.ts";
import { inlineMeasure, measureShape } from "./measure-shape.ts";
import { metricShape } from "./metric-shape.ts";

const rules = [acquisitionShape, allocationShape];
const clauses = [attributeClause, eventClause, conceptClause];
const definitions = [
  ...dimensionShape.options,
  ...calendarShape.options,
  datasetShape,
  inlineMeasure,
  measureShape,
  ...metricShape.options,
];

/** Every key of the language below a section: what a mistyped key is compared with. */
export const languageKeys: ReadonlySet<string> = new Set(
  [...rules, ...clauses, ...conceptShape.options, ...definitions].flatMap(({ shape }) => Object.keys(shape)),
);
