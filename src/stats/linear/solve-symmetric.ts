import { choleskyOf, solveByCholesky } from "./cholesky.ts";

/**
 * The x of A x = b for a symmetric, positive definite A (Cholesky), or undefined when A is not: when a row follows
 * from others to about 12 digits.
 */
export function solveSymmetric(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const factor = choleskyOf(matrix);
  return factor && solveByCholesky(factor, right);
}
