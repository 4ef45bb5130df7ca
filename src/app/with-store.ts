import { openStore, type Store } from "../store/index.ts";

/** Opens the store of a workspace's state folder, and closes it after the work. */
export async function withStore<Value>(
  state: string,
  work: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(state);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
