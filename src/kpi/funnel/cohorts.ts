/** So many people alike: entered in one week, with one value in each dimension, converted after as many days. */
export interface CohortRow {
  /** A place in the weeks of the step, from 0. */
  readonly week: number;
  /** In the order of the dimensions; null is a value like any other: the unknown. */
  readonly values: readonly (string | null)[];
  /** Whole days from entry to conversion; null when they did not convert within the horizon. */
  readonly days: number | null;
  readonly people: number;
}

/** The days of those who did not convert. */
export const never = -1;

/**
 * The people of a step as columns, in one order whatever the order of the rows they came in: those of a cell (one week,
 * the same values) stand together, who did not convert first, then by days.
 */
export interface Cohorts {
  readonly rows: number;
  /** The number of its cell: it grows by one from cell to cell. */
  readonly cell: Int32Array;
  readonly week: Int32Array;
  readonly days: Int32Array;
  readonly people: Float64Array;
  /** For each dimension its values, and for each row the place of its value. */
  readonly values: readonly (readonly (string | null)[])[];
  readonly places: readonly Int32Array[];
}

/** Throws a RangeError for rows that no query gives: with values of another number, or broken counts. */
export function cohortsOf(dimensions: number, rows: Iterable<CohortRow>): Cohorts {
  const columns = new CohortColumns(dimensions);
  for (const { week, values, days, people } of rows) {
    if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`A row counts ${people} people.`);
    columns.add(week, values, days ?? never, people);
  }
  return columns.cohorts();
}

/** How many entered in all, and how many of them converted. */
export function reachedIn({ rows, days, people }: Cohorts): {
  readonly entered: number;
  readonly converted: number;
} {
  let [entered, converted] = [0, 0];
  for (let row = 0; row < rows; row++) {
    entered += people[row]!;
    if (days[row] !== never) converted += people[row]!;
  }
  return { entered, converted };
}

/** Gathers people as they are counted, in any order. */
export class CohortColumns {
  readonly #dimensions: number;
  /** Row by row: week, places of values, days, people. */
  #numbers: Int32Array;
  #rows = 0;
  readonly #known: readonly Map<string | null, number>[];

  constructor(dimensions: number) {
    this.#dimensions = dimensions;
    this.#numbers = new Int32Array(1024 * (dimensions + 3));
    this.#known = Array.from({ length: dimensions }, () => new Map<string | null, number>());
  }

  enter(week: number, values: readonly (string | null)[], people: number): void {
    this.add(week, values, never, people);
  }

  /** Takes them from those who entered with the same values in the same week. */
  convert(
    week: number,
    values: readonly (string | null)[],
    { days, people }: { readonly days: number; readonly people: number },
  ): void {
    this.add(week, values, never, -people);
    this.add(week, values, days, people);
  }

  // oxlint-disable-next-line max-params -- the four together are one row
  add(week: number, values: readonly (string | null)[], days: number, people: number): void {
    if (values.length !== this.#dimensions)
      throw new RangeError(`A row has ${values.length} values for ${this.#dimensions} dimensions.`);
    const width = this.#dimensions + 3;
    let at = this.#rows++ * width;
    if (at === this.#numbers.length) {
      const wider = new Int32Array(2 * at);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[at++] = week;
    for (let dimension = 0; dimension < this.#dimensions; dimension++)
      this.#numbers[at++] = placeIn(this.#known[dimension]!, values[dimension]!);
    this.#numbers[at++] = days;
    this.#numbers[at] = people;
  }

  cohorts(): Cohorts {
    const width = this.#dimensions + 3;
    const numbers = this.#numbers;
    const column = (place: number): Int32Array => {
      const values = new Int32Array(this.#rows);
      for (let row = 0; row < this.#rows; row++) values[row] = numbers[row * width + place]!;
      return values;
    };
    const keys = Array.from({ length: width - 1 }, (_, place) => column(place));
    const orders = [undefined, ...this.#known.map(ranksOf), undefined];
    const sorted = sortedRows(keys, orders);
    return merged({ keys, people: column(width - 1), sorted, known: this.#known });
  }
}

function placeIn(known: Map<string | null, number>, value: string | null): number {
  const place = known.get(value);
  if (place !== undefined) return place;
  known.set(value, known.size);
  return known.size - 1;
}

/** By text, the unknown last: the rank of each place. */
function ranksOf(known: ReadonlyMap<string | null, number>): Int32Array {
  const ranks = new Int32Array(known.size);
  [...known]
    .sort(([a], [b]) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .forEach(([, place], rank) => (ranks[place] = rank));
  return ranks;
}

/** Rows in the order of all keys: sorted by each in turn, the last first, each time keeping the order that there is. */
function sortedRows(keys: readonly Int32Array[], orders: readonly (Int32Array | undefined)[]): Int32Array {
  let order: Int32Array = Int32Array.from(keys[0]!, (_, row) => row);
  for (let place = keys.length - 1; place >= 0; place--) order = sortedBy(keys[place]!, orders[place], order);
  return order;
}

function sortedBy(key: Int32Array, ranks: Int32Array | undefined, order: Int32Array): Int32Array {
  const rankOf = (row: number): number => (ranks ? ranks[key[row]!]! : key[row]! - never);
  let most = 0;
  for (let row = 0; row < key.length; row++) most = Math.max(most, rankOf(row));
  const starts = new Int32Array(most + 2);
  for (let row = 0; row < key.length; row++) starts[rankOf(row) + 1]!++;
  for (let rank = 0; rank <= most; rank++) starts[rank + 1]! += starts[rank]!;
  const next = new Int32Array(order.length);
  for (const row of order) next[starts[rankOf(row)]!++] = row;
  return next;
}

interface Gathered {
  /** Week, the places of values, days. */
  readonly keys: readonly Int32Array[];
  readonly people: Int32Array;
  readonly sorted: Int32Array;
  readonly known: readonly ReadonlyMap<string | null, number>[];
}

/** Rows alike added up; those that then count nobody are left out. */
function merged({ keys, people, sorted, known }: Gathered): Cohorts {
  const firsts: number[] = [];
  const sums: number[] = [];
  for (const row of sorted) {
    const last = firsts.at(-1);
    if (last !== undefined && keys.every((key) => key[last] === key[row]))
      sums[sums.length - 1]! += people[row]!;
    else {
      firsts.push(row);
      sums.push(people[row]!);
    }
  }
  const kept = Int32Array.from(firsts.filter((_, place) => sums[place]! > 0));
  const cell = new Int32Array(kept.length);
  for (let row = 1; row < kept.length; row++) {
    const isSame = keys.every(
      (key, place) => place === keys.length - 1 || key[kept[row]!] === key[kept[row - 1]!],
    );
    cell[row] = cell[row - 1]! + (isSame ? 0 : 1);
  }
  const column = (place: number): Int32Array => Int32Array.from(kept, (row) => keys[place]![row]!);
  const placed = known.map((one, dimension) => renumbered(column(dimension + 1), [...one.keys()]));
  return {
    rows: kept.length,
    cell,
    week: column(0),
    days: column(keys.length - 1),
    people: Float64Array.from(sums.filter((sum) => sum > 0)),
    values: placed.map(({ values }) => values),
    places: placed.map(({ places }) => places),
  };
}

/** Values by where they first stand, and only those that do. */
function renumbered(
  places: Int32Array,
  values: readonly (string | null)[],
): { readonly places: Int32Array; readonly values: readonly (string | null)[] } {
  const now = new Map<number, number>();
  const numbered = Int32Array.from(places, (place) => {
    if (!now.has(place)) now.set(place, now.size);
    return now.get(place)!;
  });
  return { places: numbered, values: [...now.keys()].map((place) => values[place]!) };
}
