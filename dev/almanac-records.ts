import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import type { RegistrationAttestation } from "../src/protocol/attestation.ts";

/** What is known of a registered agent. */
export interface AlmanacRecord extends Pick<RegistrationAttestation, "endpoints" | "protocols" | "metadata"> {
  /** "agent" or "test-agent". */
  readonly prefix: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
}

const text = z.string();
const recordSchema: z.ZodType<AlmanacRecord> = z.object({
  endpoints: z.array(z.object({ url: text, weight: z.number() })),
  protocols: z.array(text),
  metadata: z.record(text, z.union([text, z.array(text), z.record(text, text)])).nullable(),
  prefix: text,
  registeredAt: z.number(),
});

const fileSchema = z.record(z.string(), recordSchema);

/** Who is registered, by address. */
export interface AlmanacRecords {
  find(address: string): AlmanacRecord | null;
  save(address: string, record: AlmanacRecord): void;
}

/**
 * Records that outlive the process in a `file` (null: in memory alone). Agents register once an hour: after a
 * restart in between, nobody would find them.
 */
export function almanacRecords(file: string | null): AlmanacRecords {
  const records = new Map(file === null ? [] : readRecords(file));
  return {
    find: (address) => records.get(address) ?? null,
    save(address, record) {
      records.set(address, record);
      if (file !== null) writeRecords(file, records);
    },
  };
}

/** A missing or damaged file is an empty one: the agents will register again. */
function readRecords(file: string): [string, AlmanacRecord][] {
  try {
    return Object.entries(fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))));
  } catch {
    return [];
  }
}

/** Renaming keeps the old file whole if the process is killed while it writes. */
function writeRecords(file: string, records: ReadonlyMap<string, AlmanacRecord>): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(records), null, 2));
  renameSync(`${file}.new`, file);
}
