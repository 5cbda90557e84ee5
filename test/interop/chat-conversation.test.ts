import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { expect, inject, it, onTestFinished } from "vitest";
import { sniffPicture } from "../../src/imagegen/picture-type.ts";
import { encodeBase64 } from "../../src/protocol/base64.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { png } from "../unit/imagegen/sample-pictures.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { chatInTerminal } from "./terminal.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const CTRL_C = "\u0003";

const { url } = inject("sharedAgent");

function somewhere(): string {
  const directory = temporaryDirectory();
  onTestFinished(() => directory.remove());
  return directory.path;
}

it("npm run chat without words is a conversation: one session, pictures inline, files, and a way back", async () => {
  const directory = somewhere();
  const attached = join(directory, "attached.png");
  writeFileSync(attached, png);
  const me = ["--url", url, "--identity", join(directory, "me.json")];
  const terminal = chatInTerminal([...me, "--out", join(directory, "fox.jpg")], { TERM: "xterm-kitty" });
  const picture = new RegExp(`${url}/images/[0-9a-f]{32}\\.png`);

  await terminal.sees("Say what you would like to see");
  terminal.type("a fox in the snow\r");
  await terminal.sees(picture);
  await terminal.sees(`Saved as ${join(directory, "fox.png")}`);
  terminal.type("make it night\r");
  await terminal.sees(`Saved as ${join(directory, "fox-2.png")}`);
  terminal.type(`/attach ${attached}\r`);
  await terminal.sees("It goes with your next line.");
  terminal.type("make it blue\r");
  await terminal.sees(`Saved as ${join(directory, "fox-3.png")}`);
  // It knows what was drawn before: the session is one.
  terminal.type("history\r");
  await terminal.sees(/a fox in the snow[\s\S]*night/);
  terminal.type(CTRL_C);
  await terminal.sees(new RegExp(`Go on with: npm run chat -- --session ${UUID} --url ${url} `));
  expect(await terminal.code()).toBe(130);

  const files = readdirSync(directory).filter((file) => file.startsWith("fox"));
  expect(files).toEqual(["fox-2.png", "fox-3.png", "fox.png"]);
  const first = readFileSync(join(directory, "fox.png"));
  expect(sniffPicture(first)?.mime).toBe("image/png");
  // As the bytes that were saved, in the protocol of this terminal.
  const inline = `\u001b_Ga=T,f=100,q=2,c=40,m=1;${encodeBase64(first).slice(0, 4_096)}\u001b\\`;
  expect(terminal.shown()).toContain(inline);
}, 60_000);

it("Ctrl-C in a conversation says how to collect what is still to come", async () => {
  const { address } = identityFromSeed("an agent that never answers");
  const server = createServer((request, response) => {
    request.resume();
    const isMailbox = request.url?.includes("/mailbox") ?? false;
    response.setHeader("content-type", "application/json");
    response.end(isMailbox ? "[]" : JSON.stringify({ address, protocols: [] }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const at = server.address();
  const silent = `http://127.0.0.1:${typeof at === "object" ? at?.port : 0}`;

  const me = ["--url", silent, "--identity", join(somewhere(), "me.json")];
  const terminal = chatInTerminal(me, { TERM: "xterm-kitty" });
  await terminal.sees("Say what you would like to see");
  terminal.type("a fox in the snow\r");
  await terminal.sees("sent, 1 s");
  terminal.type(CTRL_C);
  await terminal.sees(
    new RegExp(`Collect what is still to come with: npm run chat -- --collect ${UUID} --url ${silent} `),
  );
  expect(await terminal.code()).toBe(130);
}, 60_000);

it("words come through a pipe, with a picture that is attached", async () => {
  const directory = somewhere();
  const attached = join(directory, "attached.png");
  writeFileSync(attached, png);
  const args = ["--url", url, "--identity", join(directory, "me.json"), "--attach", attached];
  const out = ["--out", join(directory, "night.webp")];
  const child = spawn(process.execPath, [join(ROOT, "cli/chat.ts"), ...args, ...out], { cwd: ROOT });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (printed += chunk));
  child.stdin.end("make it night\n");
  expect(await once(child, "close")).toEqual([0, null]);
  expect(printed).toContain(`Saved as ${join(directory, "night.png")}`);
  // To nobody but a terminal.
  expect(printed).not.toContain("\u001b");
}, 60_000);
