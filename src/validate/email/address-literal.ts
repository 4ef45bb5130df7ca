/** RFC 5321 §4.1.3: `[192.0.2.1]` or `[IPv6:2001:db8::1]`; no other tag is registered. */
export function isAddressLiteral(literal: string): boolean {
  const inside = /^\[([^\]]*)\]$/.exec(literal)?.[1];
  if (inside === undefined) return false;
  return inside.slice(0, 5).toLowerCase() === "ipv6:" ? isIpv6(inside.slice(5)) : isIpv4(inside);
}

function isIpv4(text: string): boolean {
  const numbers = text.split(".");
  return numbers.length === 4 && numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) <= 255);
}

/** All groups are written, or `::` stands for two or more of them. An IPv4 tail stands for two. */
function isIpv6(text: string): boolean {
  const { head, tail } = ipv4Tail(text);
  if (tail !== undefined && !isIpv4(tail)) return false;
  const wanted = tail === undefined ? 8 : 6;
  const halves = head.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return false;
  return halves.length === 2 ? groups.length <= wanted - 2 : groups.length === wanted;
}

function ipv4Tail(text: string): { readonly head: string; readonly tail?: string } {
  if (!text.includes(".")) return { head: text };
  const colon = text.lastIndexOf(":");
  const head = text.slice(0, colon + 1);
  return { head: head.endsWith("::") ? head : head.slice(0, -1), tail: text.slice(colon + 1) };
}
