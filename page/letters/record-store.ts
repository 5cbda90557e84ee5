import { type WireRecord, wireRecordSchema } from "./wire-record.ts";

const NAME = "image-agent";
const STORE = "envelopes";

/** The store of envelopes. Rejects only when the browser's database fails. */
export interface RecordStore {
  /** Adds a record. False: there is one with this id already, which stays as it is. */
  add(record: WireRecord): Promise<boolean>;
  /** Changes a record that is there; one that was deleted meanwhile stays deleted. */
  update(id: string, change: (record: WireRecord) => WireRecord): Promise<void>;
  /** Reads all records, in the order of time. */
  all(): Promise<WireRecord[]>;
  remove(ids: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** The browser's database, or memory where there is none (some private windows). */
export async function openRecordStore(): Promise<RecordStore> {
  try {
    return databaseStore(await openDatabase());
  } catch {
    return memoryStore();
  }
}

function databaseStore(database: IDBDatabase): RecordStore {
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE);
  return {
    async add(record) {
      try {
        await result(store("readwrite").add(record));
        return true;
      } catch (fault) {
        if (fault instanceof DOMException && fault.name === "ConstraintError") return false;
        throw fault;
      }
    },
    async update(id, change) {
      const envelopes = store("readwrite");
      const kept = wireRecordSchema.safeParse(await result(envelopes.get(id)));
      if (kept.success) await result(envelopes.put(change(kept.data)));
    },
    all: async () => readable(await result(store("readonly").getAll())),
    async remove(ids) {
      const envelopes = store("readwrite");
      await Promise.all(ids.map((id) => result(envelopes.delete(id))));
    },
    async clear() {
      await result(store("readwrite").clear());
    },
  };
}

function memoryStore(): RecordStore {
  const records = new Map<string, WireRecord>();
  return {
    async add(record) {
      if (records.has(record.id)) return false;
      records.set(record.id, record);
      return true;
    },
    async update(id, change) {
      const kept = records.get(id);
      if (kept !== undefined) records.set(id, change(kept));
    },
    all: async () => inOrder([...records.values()]),
    async remove(ids) {
      for (const id of ids) records.delete(id);
    },
    clear: async () => records.clear(),
  };
}

/** A row that an older page wrote otherwise is passed over. */
function readable(rows: readonly unknown[]): WireRecord[] {
  return inOrder(
    rows.flatMap((row) => {
      const read = wireRecordSchema.safeParse(row);
      return read.success ? [read.data] : [];
    }),
  );
}

function inOrder(records: WireRecord[]): WireRecord[] {
  return records.toSorted((one, other) => one.at - other.at);
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "id" });
  return result(opening);
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
