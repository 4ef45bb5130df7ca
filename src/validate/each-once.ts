/**
 * A check that remembers its answers, for values that come back thousands of times in a load. What it remembers is bounded:
 * past `limit` values it forgets the older half.
 */
export function eachOnce<Input, Answer>(
  check: (input: Input) => Answer,
  keyOf: (input: Input) => string,
  limit = 100_000,
): (input: Input) => Answer {
  let recent = new Map<string, Answer>();
  let older = new Map<string, Answer>();
  return (input) => {
    const key = keyOf(input);
    const known = recent.get(key);
    if (known !== undefined) return known;
    const answer = older.get(key) ?? check(input);
    if (recent.size >= limit / 2) [older, recent] = [recent, new Map()];
    recent.set(key, answer);
    return answer;
  };
}
