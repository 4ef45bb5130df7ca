/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly total: number;
}

/** Throws a RangeError unless 0 <= count <= total. */
export function checkShare({ count, total }: Share): void {
  if (!(count >= 0 && count <= total)) throw new RangeError(`${count} of ${total} is no share.`);
}
