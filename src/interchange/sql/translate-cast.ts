import { momentOf } from "./moments.ts";
import type { SqlScope, Translate } from "./scope.ts";
import type { SqlOf } from "./tree.ts";
import { atom, call, isNumber, isTime, type SqlType, type Written } from "./written.ts";

type Target = "text" | "integer" | "decimal" | "boolean" | "date" | "moment";

const targets: { readonly [word: string]: Target } = {
  varchar: "text",
  char: "text",
  text: "text",
  string: "text",
  character: "text",
  int: "integer",
  integer: "integer",
  bigint: "integer",
  smallint: "integer",
  int64: "integer",
  float: "decimal",
  float64: "decimal",
  real: "decimal",
  double: "decimal",
  decimal: "decimal",
  numeric: "decimal",
  number: "decimal",
  boolean: "boolean",
  bool: "boolean",
  date: "date",
  timestamp: "moment",
  timestamptz: "moment",
  timestamp_ntz: "moment",
  timestamp_tz: "moment",
  datetime: "moment",
};

export function translateCast(tree: SqlOf<"cast">, scope: SqlScope, inner: Translate): Written | undefined {
  const operand = inner(tree.operand);
  return operand && castTo(operand, tree.to, scope);
}

/** A value in another type, where both tools agree on what that gives. */
export function castTo(value: Written, word: string, scope: SqlScope): Written | undefined {
  const to = targets[word.replace(/^try /u, "")];
  const cast = to && (value.type === "null" ? value : casts[to](value));
  return cast ?? scope.refuse({ kind: "cast", from: value.type, to: word });
}

const casts: { readonly [T in Target]: (value: Written) => Written | undefined } = {
  text: (value) => {
    if (value.type === "text") return value;
    if (value.type === "unknown") return told(value, "text");
    return value.type === "integer" || value.type === "date" ? call("to_text", [value], "text") : undefined;
  },
  integer: (value) => {
    if (value.type === "integer") return value;
    if (value.type === "unknown") return told(value, "integer");
    if (value.type === "boolean")
      return call("if", [value, atom("1", "integer"), atom("0", "integer")], "integer");
    return value.type === "text" ? call("to_integer", [value], "integer") : undefined;
  },
  decimal: (value) => {
    if (isNumber(value.type)) return { ...value, type: "decimal" };
    if (value.type === "unknown") return told(value, "decimal");
    return value.type === "text" ? call("to_decimal", [value], "decimal") : undefined;
  },
  boolean: (value) => {
    if (value.type === "unknown") return told(value, "boolean");
    return value.type === "boolean" ? value : undefined;
  },
  date: (value) => {
    if (value.literal !== undefined) return dayOf(momentOf(value.literal));
    if (value.moment !== undefined) return dayOf(value);
    if (value.type === "instant") return call("date_trunc", [atom("'day'", "text"), value], "date");
    return value.type === "text" ? call("to_date", [value], "date") : timeOf(value);
  },
  moment: (value) => (value.literal === undefined ? timeOf(value) : momentOf(value.literal)),
};

function dayOf(value: Written | undefined): Written | undefined {
  return value && atom(value.text, "date");
}

function timeOf(value: Written): Written | undefined {
  if (value.type === "unknown") return told(value, "date");
  return isTime(value.type) ? value : undefined;
}

function told(value: Written, type: SqlType): Written {
  value.want?.(type);
  return { ...value, type };
}
