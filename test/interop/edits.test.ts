import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AgentProcess, freePort, startAgentProcess } from "../../dev/agent-process.ts";
import { copyRepository } from "../../dev/copy-repository.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const RUNS = [
  "cli",
  "dev",
  "packages",
  "page",
  "public",
  "src",
  "package.json",
  "tsconfig.json",
  "wrangler.toml",
];
/** On a machine of its own it takes two or three seconds; this one may have much else to do. */
const SOON = { timeout: 30_000, interval: 100 };

const directory = temporaryDirectory();
const copy = join(directory.path, "repository");
let agent: AgentProcess;
let api: Server;
let apiUrl: string;

beforeAll(async () => {
  copyRepository(ROOT, copy, RUNS);
  const port = await freePort();
  apiUrl = `http://127.0.0.1:${port}/v1`;
  const answer = JSON.stringify({ error: { message: "Incorrect API key provided: wrong-k***9." } });
  api = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(401).end(answer));
  });
  await once(api.listen(port, "127.0.0.1"), "listening");
  agent = await startAgentProcess({ root: copy, persistTo: join(directory.path, "state") });
});

afterAll(async () => {
  await agent?.stop();
  api?.close();
  directory.remove();
});

const get = (path: string) => fetch(`${agent.url}${path}`, { signal: AbortSignal.timeout(5_000) });
const status = async () => (await get("/status")).json();
const text = async (path: string) => (await get(path)).text();

function edit(path: string, from: string, to: string): void {
  const file = join(copy, path);
  const before = readFileSync(file, "utf8");
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
}

describe("an edit while npm start runs", () => {
  it("of the Worker's code is there soon", async () => {
    edit("src/http/status.ts", 'status: "OK"', 'status: "edited"');
    await expect.poll(status, SOON).toMatchObject({ status: "edited" });
  });

  it("that breaks the code is shown, and once it is mended the agent goes on", async () => {
    const shown = agent.output().length;
    edit("src/http/status.ts", 'status: "edited"', "status: = ;");
    await expect.poll(() => agent.output().slice(shown), SOON).toMatch(/src\/http\/status\.ts:\d+:\d+/);
    edit("src/http/status.ts", "status: = ;", 'status: "mended"');
    await expect.poll(status, SOON).toMatchObject({ status: "mended" });
  });

  it("of the page, and of what the page imports, is there soon", async () => {
    appendFileSync(join(copy, "page/main.tsx"), '\ndocument.title = "edited page";\n');
    await expect.poll(() => text("/assets/page.js"), SOON).toContain("edited page");
    appendFileSync(
      join(copy, "packages/kit/client/read-letter.ts"),
      '\nglobalThis.name = "edited client";\n',
    );
    await expect.poll(() => text("/assets/page.js"), SOON).toContain("edited client");
  });

  it("of what lies in public is there soon", async () => {
    appendFileSync(join(copy, "public/avatar.png"), "edited picture");
    await expect.poll(() => text("/avatar.png"), SOON).toContain("edited picture");
  });

  it("of .dev.vars is taken, and a key that is wrong is named with the provider's sentence", async () => {
    appendFileSync(
      join(copy, ".dev.vars"),
      `AGENT_NAME="Renamed"\nASI_LLM_KEY="wrong-key-0123456789"\nASI1_BASE_URL="${apiUrl}"\n`,
    );
    await expect.poll(status, SOON).toMatchObject({ name: "Renamed", providers: ["asi1"] });
    expect(agent.output()).toContain(".dev.vars has changed");
    await askForPicture();
    const sentence = "asi1 does not accept the key (401, “Incorrect API key provided: …";
    await expect.poll(agent.output, SOON).toContain(sentence);
    expect(agent.output()).not.toContain("wrong-k");
  });
});

async function askForPicture(): Promise<void> {
  const me = join(directory.path, "me.json");
  const args = ["cli/chat.ts", "--url", agent.url, "--identity", me, "a fox in the snow"];
  const chat = spawn(process.execPath, args, { cwd: ROOT, stdio: "ignore" });
  await once(chat, "close");
}
