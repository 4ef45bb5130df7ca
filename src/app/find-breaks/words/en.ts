import type { Words } from "../../../core/index.ts";
import type { Facts } from "./facts.ts";

export const en: Words<Facts> = {
  "nothing-to-find": ({ name, nearest }) =>
    `There is no conversion or funnel "${name}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
  "not-a-conversion": ({ metric, kind }) =>
    `"${metric}" is of the kind ${kind}: a break is looked for in a conversion or a funnel.`,
  "conversion-of-events": ({ metric }) =>
    `"${metric}" counts the events of either side, so that it says of nobody whether they converted: count cycles or entities.`,
  "value-not-money": ({ metric, unit }) =>
    `"${metric}" is measured in ${unit}: what a conversion is worth must be an amount of money.`,
  "steps-too-young": ({ steps, horizonDays }) =>
    `No week of ${steps.join(", ")} is old enough: at least 26 weeks are needed in which everybody has had ${horizonDays} days.`,
};
