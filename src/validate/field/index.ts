/** The checks of single values brought to the fields of a record: which texts belong together, what is stored, what is told. */
export {
  type FieldContext,
  type FieldFinding,
  type FieldKind,
  fieldParts,
  type FieldTexts,
  type JudgedField,
} from "./field.ts";
export { judgeField } from "./judge-field.ts";
export { sayFieldReason } from "./say-field-reason.ts";
