import { checkShare, type Share } from "../share.ts";
import { sum } from "../sum.ts";

/** One group of people (a segment, say) before and after. */
export interface GroupChange {
  readonly before: Share;
  readonly after: Share;
}

export interface Decomposition {
  /** Rate after less rate before, over all groups: the sum of the two effects. */
  readonly change: number;
  /** Because the groups' parts of the whole changed; because rates within groups changed. */
  readonly mix: number;
  readonly rate: number;
  /** The same for each group, in the order given: they add up to the effects. */
  readonly groups: readonly { readonly mix: number; readonly rate: number }[];
}

/**
 * Splits the change of a rate into a mix effect and a rate effect that add up to it (Kitagawa 1955, the form without
 * an interaction: each difference weighted by the mean of the other). A group that is empty on one side has there
 * the rate of its other side, so that all of its change is mix. A group's mix effect is measured from the mean rate
 * of the whole, so that it tells whether its growth raised or lowered the rate. Undefined when all groups
 * are empty before or after. Throws a RangeError when a count is not within 0 and its total.
 */
export function kitagawa(groups: readonly GroupChange[]): Decomposition | undefined {
  const before = totalOf(groups.map((group) => group.before));
  const after = totalOf(groups.map((group) => group.after));
  if (before.total === 0 || after.total === 0) return undefined;
  const middle = (before.count / before.total + after.count / after.total) / 2;
  const effects = groups.map((group) => {
    const [earlier, later] = [rateOf(group.before, group.after), rateOf(group.after, group.before)];
    const [partBefore, partAfter] = [group.before.total / before.total, group.after.total / after.total];
    return {
      mix: (partAfter - partBefore) * ((earlier + later) / 2 - middle),
      rate: (later - earlier) * ((partBefore + partAfter) / 2),
    };
  });
  return {
    change: after.count / after.total - before.count / before.total,
    mix: sum(effects.map(({ mix }) => mix)),
    rate: sum(effects.map(({ rate }) => rate)),
    groups: effects,
  };
}

function totalOf(shares: readonly Share[]): Share {
  shares.forEach(checkShare);
  return { count: sum(shares.map(({ count }) => count)), total: sum(shares.map(({ total }) => total)) };
}

function rateOf(share: Share, otherwise: Share): number {
  if (share.total > 0) return share.count / share.total;
  return otherwise.total > 0 ? otherwise.count / otherwise.total : 0;
}
