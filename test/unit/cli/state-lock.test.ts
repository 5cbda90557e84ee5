import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { lockState } from "../../../cli/state-lock.ts";

const MODULE = new URL("../../../cli/state-lock.ts", import.meta.url).href;
const URL_OF_OTHER = "http://127.0.0.1:8787";
const directory = mkdtempSync(join(tmpdir(), "state-lock-"));
const children: ReturnType<typeof spawn>[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

/** Another process that holds the lock until it is killed. */
async function holder(): Promise<ReturnType<typeof spawn>> {
  const code = `const { lockState } = await import(${JSON.stringify(MODULE)});
    console.log(JSON.stringify(lockState(${JSON.stringify(directory)}, "${URL_OF_OTHER}").ok));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [said] = child.stdout === null ? [] : await once(child.stdout, "data");
  expect(String(said).trim()).toBe("true");
  return child;
}

describe("the lock of a directory of state", () => {
  it("names the process that runs there, and what to do", async () => {
    const other = await holder();
    const second = lockState(directory, "http://127.0.0.1:8788");
    expect(second).toMatchObject({ ok: false });
    const problem = second.ok ? "" : second.problem;
    expect(problem).toContain(`process ${other.pid}, at ${URL_OF_OTHER}`);
    expect(problem).toContain("--persist-to");
  });

  it("is taken over from a process that was killed", async () => {
    const other = await holder();
    const gone = once(other, "exit");
    other.kill("SIGKILL");
    await gone;
    expect(lockState(directory, URL_OF_OTHER)).toMatchObject({ ok: true });
  });

  it.runIf(process.platform === "linux")(
    "is taken over when the number belongs to another process by now",
    () => {
      expect(lockState(directory, URL_OF_OTHER)).toMatchObject({ ok: true });
      const stale = { pid: process.ppid, began: "1", url: URL_OF_OTHER };
      writeFileSync(join(directory, "in-use.json"), JSON.stringify(stale));
      expect(lockState(directory, URL_OF_OTHER)).toMatchObject({ ok: true });
    },
  );

  it("is taken over when it cannot be read", () => {
    lockState(directory, URL_OF_OTHER);
    writeFileSync(join(directory, "in-use.json"), "{");
    expect(lockState(directory, URL_OF_OTHER)).toMatchObject({ ok: true });
  });

  it("is free again when it was given back, and only by its holder", () => {
    const first = lockState(directory, URL_OF_OTHER);
    if (!first.ok) throw new Error(first.problem);
    first.release();
    const second = lockState(directory, "http://127.0.0.1:9999");
    expect(second.ok).toBe(true);
    first.release();
    expect(readFileSync(join(directory, "in-use.json"), "utf8")).toContain("9999");
  });
});

it("npm start refuses a directory that is in use, in a sentence", async () => {
  await holder();
  const start = new URL("../../../cli/start.ts", import.meta.url).pathname;
  const again = spawnSync(process.execPath, [start, "--persist-to", directory], {
    encoding: "utf8",
    timeout: 20_000,
  });
  expect(again.status).toBe(1);
  expect(again.stderr).toContain("Another agent runs on the state");
}, 30_000);
