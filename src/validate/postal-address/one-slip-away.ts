const letters = "abcdefghijklmnopqrstuvwxyz0123456789".split("");

/** What stands under a key that one slip of the keyboard turns into this one: looked up by trying the slips, not all keys. */
export function oneSlipAway<Value>(key: string, values: ReadonlyMap<string, Value>): Value | undefined {
  if (key.length < 4 || key.length > 60) return undefined;
  for (let at = 0; at <= key.length; at++) {
    const [before, after] = [key.slice(0, at), key.slice(at)];
    const swapped = before + (after[1] ?? "") + (after[0] ?? "") + after.slice(2);
    const slips = [
      before + after.slice(1),
      swapped,
      ...letters.flatMap((letter) => [before + letter + after.slice(1), before + letter + after]),
    ];
    const hit = slips.find((slip) => slip !== key && values.has(slip));
    if (hit !== undefined) return values.get(hit);
  }
  return undefined;
}
