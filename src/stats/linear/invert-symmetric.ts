import { choleskyOf, solveByCholesky } from "./cholesky.ts";

/** The inverse of a symmetric, positive definite matrix (Cholesky), or undefined when it is not, as `solveSymmetric`. */
export function invertSymmetric(
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] | undefined {
  const factor = choleskyOf(matrix);
  return (
    factor &&
    matrix.map((_, row) =>
      solveByCholesky(
        factor,
        matrix.map((__, column) => (row === column ? 1 : 0)),
      ),
    )
  );
}
