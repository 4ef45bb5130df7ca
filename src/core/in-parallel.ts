/** Lends each of a few things (connections, workers) to one piece of work at a time, in the order of asking. */
export interface Pool<Thing> {
  use<Value>(work: (thing: Thing) => Promise<Value>): Promise<Value>;
}

export function poolOf<Thing>(things: readonly Thing[]): Pool<Thing> {
  const free = [...things];
  const waiting: ((thing: Thing) => void)[] = [];
  const take = (): Promise<Thing> => {
    const thing = free.pop();
    return thing === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(thing);
  };
  const giveBack = (thing: Thing): void => {
    const next = waiting.shift();
    if (next) next(thing);
    else free.push(thing);
  };
  return {
    async use(work) {
      const thing = await take();
      try {
        return await work(thing);
      } finally {
        giveBack(thing);
      }
    },
  };
}

/** The values of all, in their order, once every one has ended; the first failure is thrown then, and not before. */
export async function allEnded<Value>(works: readonly Promise<Value>[]): Promise<readonly Value[]> {
  const ended = await Promise.allSettled(works);
  return ended.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}
