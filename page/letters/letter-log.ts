import { type ReadonlySignal, signal } from "@preact/signals";
import type { RecordStore } from "./record-store.ts";
import type { WireRecord } from "./wire-record.ts";

/** The envelopes of this browser, the same in all its tabs. */
export interface LetterLog {
  readonly records: ReadonlySignal<readonly WireRecord[]>;
  /** Resolves when it is stored. False: it was there already. */
  add(record: WireRecord): Promise<boolean>;
  update(id: string, change: (record: WireRecord) => WireRecord): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** Opens the log. `channel` tells the other tabs that something changed, and is told by them. */
export async function openLetterLog(store: RecordStore, channel: BroadcastChannel): Promise<LetterLog> {
  const records = signal<readonly WireRecord[]>(await store.all());
  const refresh = async () => {
    records.value = await store.all();
  };
  const changed = async () => {
    await refresh();
    channel.postMessage("changed");
  };
  channel.onmessage = () => void refresh();
  return {
    records,
    async add(record) {
      const added = await store.add(record);
      if (added) await changed();
      return added;
    },
    async update(id, change) {
      await store.update(id, change);
      await changed();
    },
    async remove(ids) {
      await store.remove(ids);
      await changed();
    },
    async clear() {
      await store.clear();
      await changed();
    },
  };
}
