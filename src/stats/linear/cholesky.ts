/**
 * The lower triangle L with L L' = A of a symmetric, positive definite A, or undefined when A is not: when a row follows
 * from others to about 12 digits.
 */
export function choleskyOf(
  matrix: readonly (readonly number[])[],
): readonly (readonly number[])[] | undefined {
  const factor: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const line: number[] = [];
    for (let column = 0; column <= row; column++) {
      const other = column === row ? line : factor[column]!;
      let rest = values[column]!;
      for (let inner = 0; inner < column; inner++) rest -= line[inner]! * other[inner]!;
      if (column < row) line.push(rest / other[column]!);
      else if (rest > values[row]! * 1e-12) line.push(Math.sqrt(rest));
      else return undefined;
    }
    factor.push(line);
  }
  return factor;
}

/** The x of L L' x = b. */
export function solveByCholesky(factor: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const x = [...right];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < row; column++) x[row]! -= factor[row]![column]! * x[column]!;
    x[row]! /= factor[row]![row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let column = row + 1; column < size; column++) x[row]! -= factor[column]![row]! * x[column]!;
    x[row]! /= factor[row]![row]!;
  }
  return x;
}
