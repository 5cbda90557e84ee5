import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const FILE = "in-use.json";

const holderSchema = z.object({
  pid: z.number().int().positive(),
  /** The time at which that process began, in the system's own count; null: the system does not tell. */
  began: z.string().nullable(),
  url: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

export type StateLock =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly problem: string };

/**
 * Takes a directory of state for this process. Two agents that write the same tables would spoil each other's. The
 * lock of a process that is gone, killed with -9 or by a restart of the machine, is taken over.
 */
export function lockState(directory: string, url: string): StateLock {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, FILE);
  const own: Holder = { pid: process.pid, began: beganAt(process.pid), url };
  for (;;) {
    if (create(file, own)) return { ok: true, release: () => release(file, own) };
    const holder = read(file);
    if (holder !== null && isAlive(holder)) return { ok: false, problem: problemWith(directory, holder) };
    removeStale(file, holder);
  }
}

function problemWith(directory: string, { pid, url }: Holder): string {
  return (
    `Another agent runs on the state in ${directory}: process ${pid}, at ${url}. ` +
    "Stop it first, or give this one a state of its own: npm start -- --persist-to <directory>."
  );
}

function create(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (fault) {
    if (isCode(fault, "EEXIST")) return false;
    throw fault;
  }
}

/** The holder that a lock names; null: the file is gone meanwhile, or was not written to its end. */
function read(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Removes a stale lock. Somebody else may take it over at the same time: what is theirs is put back. */
function removeStale(file: string, stale: Holder | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (fault) {
    if (isCode(fault, "ENOENT")) return;
    throw fault;
  }
  const found = read(aside);
  if (found !== null && !isSame(found, stale) && isAlive(found)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function release(file: string, own: Holder): void {
  if (isSame(read(file), own)) rmSync(file, { force: true });
}

function isSame(one: Holder | null, other: Holder | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A number that another process has been given since is not the holder: that one began at another time. */
function isAlive({ pid, began }: Holder): boolean {
  if (pid === process.pid) return began === beganAt(pid);
  try {
    process.kill(pid, 0);
  } catch (fault) {
    return isCode(fault, "EPERM");
  }
  const now = beganAt(pid);
  return now === began || (began === null && now !== "ended");
}

/** Field 22 of /proc/PID/stat; "ended" for a process that only waits to be buried; null where there is no /proc. */
function beganAt(pid: number): string | null {
  try {
    // The second field is the program's name in parentheses, with whatever characters.
    const fields = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "").split(" ");
    return fields[0] === "Z" ? "ended" : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function isCode(fault: unknown, code: string): boolean {
  return fault instanceof Error && "code" in fault && fault.code === code;
}
