import { leftOut } from "../../problems.ts";
import type { Reason } from "../../reason.ts";
import type { SqlType } from "../../sql/written.ts";
import { refusalOf } from "../check/refused.ts";
import { type ElementItem, elementName } from "../items/item.ts";
import type { SemanticModel } from "../manifest.ts";
import { declared, elementText, granularityOf } from "./element-text.ts";
import { type Reached, type Resolution, resolveElement } from "./link-graph.ts";
import { datasetOf, type Project } from "./project.ts";

/** A dimension of ours for a name of MetricFlow: what each dataset that reaches it carries. */
export interface DimensionDraft {
  readonly id: string;
  readonly name: string;
  readonly type: SqlType;
  /** Of a time dimension. */
  readonly granularity?: string;
  readonly label: { readonly label?: string; readonly name: string; readonly description?: string };
  /** Tells its column how it is used, when its type is unknown. */
  readonly want?: (type: SqlType) => void;
  /** The semantic model that declares it. */
  readonly owner: SemanticModel;
  readonly on: ReadonlyMap<string, string>;
}

/** A metric for each row of a dataset. */
export interface MetricDimensionDraft {
  readonly id: string;
  readonly metric: string;
  readonly per: string;
}

/** The dimensions that are asked for, each made once. */
export class Dimensions {
  readonly drafts = new Map<string, DimensionDraft>();
  readonly perMetric = new Map<string, MetricDimensionDraft>();
  /** Ids that were named since this was last emptied. */
  readonly named = new Set<string>();
  private readonly project: Project;
  private readonly told = new Set<string>();

  constructor(project: Project) {
    this.project = project;
  }

  resolve(model: SemanticModel, item: Pick<ElementItem, "links" | "element">): Resolution {
    return resolveElement(this.project.relationships, model, item);
  }

  /** The dimension of a name; undefined when no dataset reaches it. */
  dimension(item: ElementItem): DimensionDraft | undefined {
    const draft = this.draft(item);
    if (draft) this.named.add(draft.id);
    return draft;
  }

  private draft(item: ElementItem): DimensionDraft | undefined {
    const name = elementName(item);
    const known = this.drafts.get(name);
    if (known) return known;
    const reaching = this.project.manifest.models.flatMap((model) => this.carriedBy(model, item));
    const [first] = reaching;
    if (!first) return undefined;
    const type = reaching.map(({ written }) => written.type).find((one) => one !== "unknown") ?? "unknown";
    const carried = reaching.filter(({ written }) => isLike(written.type, type));
    for (const { model, written } of reaching)
      if (!isLike(written.type, type))
        this.tellOfType(first.reached, model, { type: written.type, wanted: type });
    const granularity = granularityOf(first.reached.element);
    const id = this.project.names.id("dimension", name, { place: declared(first.reached.element).place });
    const refusal = refusalOf(this.project.refused, "dimensions", id);
    if (refusal) return this.tell(first.reached, refusal);
    const draft: DimensionDraft = {
      id,
      name,
      type,
      ...(granularity !== undefined && { granularity }),
      label: declared(first.reached.element),
      owner: first.reached.model,
      ...(first.written.want && { want: first.written.want }),
      on: new Map(carried.map(({ model, written }) => [datasetOf(this.project, model), written.text])),
    };
    this.drafts.set(name, draft);
    return draft;
  }

  private carriedBy(model: SemanticModel, item: ElementItem) {
    const found = this.resolve(model, item);
    if (found.kind !== "reached") return [];
    const reasons: Reason[] = [];
    const written = elementText(this.project, found.reached, { reasons });
    if (written) return [{ model, reached: found.reached, written }];
    this.tell(found.reached, reasons[0]);
    return [];
  }

  private tellOfType(
    { element }: Reached,
    model: SemanticModel,
    types: { readonly type: SqlType; readonly wanted: SqlType },
  ): void {
    const { name, place } = declared(element);
    const what = { name: `${name} (${model.name})`, place };
    this.project.losses.push(leftOut(element.kind, what, { kind: "values-differ", ...types }));
  }

  /** A dimension whose expression cannot be said is told once, however many datasets reach it. */
  private tell({ model, element }: Reached, reason: Reason | undefined): undefined {
    const { name, place } = declared(element);
    const key = `${model.name}.${name}`;
    if (reason === undefined || this.told.has(key)) return undefined;
    this.told.add(key);
    this.project.losses.push(leftOut(element.kind, { name: key, place }, reason));
    return undefined;
  }
}

/** A dimension has one kind of value on whatever carries it. */
function isLike(type: SqlType, wanted: SqlType): boolean {
  const isNumber = (one: SqlType) => one === "integer" || one === "decimal";
  return type === wanted || type === "unknown" || (isNumber(type) && isNumber(wanted));
}
