/** `money` stands for the workspace's currency: `money / people` is `EUR / people`. */
export function shownUnit(unit: string, currency: string): string {
  return unit.replaceAll(/\bmoney\b/gu, currency);
}
