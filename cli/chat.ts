import { randomBytes, randomUUID } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { type Conversation, findPicture, type IncomingLetter } from "../src/client/conversation.ts";
import { stripEnd } from "../src/protocol/strip.ts";
import { parseUuid4 } from "../src/protocol/uuid.ts";
import { discoverAgent } from "./agent-client.ts";
import { defaultIdentityFile, loadChatIdentity } from "./chat-identity.ts";
import { chat } from "./chat-session.ts";
import { showProgress } from "./progress.ts";
import { savePicture } from "./save-picture.ts";
import { complain, say, sayJson } from "./terminal.ts";

interface ChatFlags {
  readonly url: string;
  readonly out?: string;
  readonly session?: string;
  readonly timeout: number;
  readonly identity: string;
  readonly json?: true;
}

const program = new Command("npm run chat --")
  .description("Chat with an image agent: describe a picture, get its link.")
  .argument("<words...>", 'what to say, e.g. "a lighthouse in a storm, as a woodcut"')
  .option("--url <url>", "where the agent is", parseUrl, "http://127.0.0.1:8787")
  .option("--out <file>", "save the picture there")
  .option("--session <uuid>", "go on in a session of yours", parseSession)
  .option("--timeout <seconds>", "how long to wait for the picture", parseSeconds, 180)
  .option(
    "--identity <file>",
    "who you are: a file with a seed, made when missing",
    defaultIdentityFile(process.env),
  )
  .option("--json", "print the outcome as one line of JSON")
  .action(run);

await program.parseAsync();

async function run(words: string[], flags: ChatFlags): Promise<void> {
  const identity = loadChatIdentity(flags.identity, randomBytes(32).toString("hex"));
  if (!identity.ok) return fail(identity.problem);
  const agent = await discoverAgent(flags.url);
  if (!agent.ok) return fail(agent.problem);

  const connection = { url: flags.url, agentAddress: agent.address, identity: identity.identity };
  const session = flags.session ?? randomUUID();
  // With --json the only line on stdout is the outcome.
  const progress = showProgress(flags.json ? process.stderr : process.stdout, "waiting for the picture");
  const result = await chat(connection, {
    text: words.join(" "),
    session,
    timeoutMs: flags.timeout * 1000,
    onLetter: (letter) => {
      const text = describeLetter(letter);
      if (text !== null) progress.line(text);
    },
  }).finally(() => progress.stop());
  if (!result.ok) return fail(result.problem);

  const { conversation } = result;
  const saved = await save(conversation, flags.out);
  if (flags.json) printJson(agent.address, session, conversation, saved);
  else printOutcome(conversation, saved, flags.timeout);
  if (conversation.pictureUrl === null) process.exitCode = 1;
}

/** A letter as one line or paragraph; null for what needs no words. */
function describeLetter(letter: IncomingLetter): string | null {
  if (letter.kind === "acknowledgement") return "✓ Acknowledged: the agent has your message.";
  if (letter.kind === "other") return `(A message of another kind came: ${letter.schemaDigest})`;
  const words = letter.texts.filter((text) => findPicture([text]) === null);
  return words.length === 0 ? null : words.join("\n").trim();
}

async function save(conversation: Conversation, out: string | undefined): Promise<string | null> {
  if (out === undefined || conversation.pictureUrl === null) return null;
  const saved = await savePicture(conversation.pictureUrl, out);
  if (saved.ok) return saved.file;
  fail(saved.problem);
  return null;
}

function printOutcome(conversation: Conversation, savedAs: string | null, timeoutSeconds: number): void {
  if (conversation.pictureUrl !== null) say(conversation.pictureUrl);
  else if (!conversation.over) complain(whatIsMissing(conversation, timeoutSeconds));
  if (savedAs !== null) say(`Saved as ${savedAs}`);
}

function whatIsMissing(conversation: Conversation, timeoutSeconds: number): string {
  return conversation.acknowledged
    ? `The agent has your message, but no picture came within ${timeoutSeconds} seconds.`
    : `The agent took the message, but nothing came back within ${timeoutSeconds} seconds.`;
}

function printJson(agent: string, session: string, conversation: Conversation, savedAs: string | null): void {
  const { msgId, acknowledged, pictureUrl, texts, over } = conversation;
  sayJson(JSON.stringify({ agent, session, msgId, acknowledged, pictureUrl, texts, over, savedAs }));
}

function fail(problem: string): void {
  complain(problem);
  process.exitCode = 1;
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError("It must begin with http(s)://");
  return stripEnd(text, "/");
}

function parseSession(text: string): string {
  const session = parseUuid4(text);
  if (session === null) throw new InvalidArgumentError("A session is a version-4 UUID.");
  return session;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new InvalidArgumentError("It must be a number of seconds.");
  return seconds;
}
