/* oxlint-disable no-bitwise -- a mask is a set of bits */

/** Whether all bits of one mask are in another. */
export function has(mask: number, bits: number): boolean {
  return (mask & bits) === bits;
}

/** The bits of either. */
export function both(left: number, right: number): number {
  return left | right;
}
