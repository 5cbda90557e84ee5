import { randomBytes, randomUUID } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import type { Conversation } from "../packages/kit/client/conversation.ts";
import { stripEnd } from "../src/protocol/strip.ts";
import { parseUuid4 } from "../src/protocol/uuid.ts";
import { type Connection, discoverAgent } from "./agent-client.ts";
import { defaultIdentityFile, loadChatIdentity } from "./chat-identity.ts";
import { chat, collectRest } from "./chat-session.ts";
import { describeLetter, howToCollect, whatIsMissing, whereRepliesGo } from "./chat-words.ts";
import { type Progress, showProgress } from "./progress.ts";
import { openReplies, type Replies } from "./replies.ts";
import { savePicture } from "./save-picture.ts";
import { complain, say, sayJson } from "./terminal.ts";

interface ChatFlags {
  readonly url: string;
  readonly out?: string;
  readonly session?: string;
  readonly collect?: string;
  readonly timeout: number;
  readonly identity?: string;
  readonly agentverse: string;
  readonly json?: true;
}

const INTERRUPTED = 130;

const program = new Command("npm run chat --")
  .description("Chat with an image agent: describe a picture, get its link.")
  .argument("[words...]", 'what to say, e.g. "a lighthouse in a storm, as a woodcut"')
  .option("--url <url>", "where the agent is", parseUrl, "http://127.0.0.1:8787")
  .option("--out <file>", "save the picture there")
  .option("--session <uuid>", "go on in a session of yours", parseSession)
  .option(
    "--collect <uuid>",
    "say nothing, and get what is still to come in a session that you left",
    parseSession,
  )
  .option("--timeout <seconds>", "how long to wait for the picture", parseSeconds, 180)
  .option("--identity <file>", "who you are: a file with a seed, made when missing")
  .option(
    "--agentverse <url>",
    "whose Almanac an agent without a mailbox asks where you are",
    parseUrl,
    parseUrl(process.env.AGENTVERSE_URL || "http://127.0.0.1:8788"),
  )
  .option("--json", "print the outcome as one line of JSON")
  .action(run);

await program.parseAsync();

async function run(words: string[], flags: ChatFlags): Promise<void> {
  if (words.length === 0 && flags.collect === undefined)
    return fail('Say what to draw, e.g. npm run chat -- "a fox"');
  const file = flags.identity ?? defaultIdentityFile(process.env);
  const identity = loadChatIdentity(file, randomBytes(32).toString("hex"));
  if (!identity.ok) return fail(identity.problem);
  const agent = await discoverAgent(flags.url);
  if (!agent.ok) return fail(agent.problem);

  const connection = { url: flags.url, agentAddress: agent.address, identity: identity.identity };
  const opened = await openReplies(connection, flags.agentverse);
  if (!opened.ok) return fail(opened.problem);
  await converse(connection, words.join(" "), flags, opened.replies).finally(() => opened.replies.stop());
}

async function converse(
  connection: Connection,
  text: string,
  flags: ChatFlags,
  replies: Replies,
): Promise<void> {
  const session = flags.collect ?? flags.session ?? randomUUID();
  // With --json the only line on stdout is the outcome.
  const progress = showProgress(flags.json ? process.stderr : process.stdout, "waiting for the picture");
  if (replies.endpoint !== null) progress.line(whereRepliesGo(replies.endpoint, flags.agentverse));
  const collect = howToCollect(session, flags, replies.endpoint);
  const interrupted = () => leave(progress, collect);
  process.once("SIGINT", interrupted);
  const options = {
    session,
    timeoutMs: flags.timeout * 1000,
    onLetter: (letter: Parameters<typeof describeLetter>[0]) => {
      const line = describeLetter(letter);
      if (line !== null) progress.line(line);
    },
  };
  const result = await (flags.collect === undefined
    ? chat(connection, { ...options, text }, replies)
    : collectRest(replies, options)
  ).finally(() => {
    progress.stop();
    process.off("SIGINT", interrupted);
  });
  if (!result.ok) return fail(result.problem);

  const { conversation } = result;
  const saved = await save(conversation, flags.out);
  if (flags.json) printJson(connection.agentAddress, session, conversation, saved);
  else printOutcome(conversation, saved, flags.timeout, collect);
  if (conversation.pictureUrl === null) process.exitCode = 1;
}

/** Ctrl-C: the agent goes on all the same. */
function leave(progress: Progress, collect: string): void {
  progress.stop();
  complain(collect);
  process.exit(INTERRUPTED);
}

async function save(conversation: Conversation, out: string | undefined): Promise<string | null> {
  if (out === undefined || conversation.pictureUrl === null) return null;
  const saved = await savePicture(conversation.pictureUrl, out);
  if (saved.ok) return saved.file;
  fail(saved.problem);
  return null;
}

function printOutcome(
  conversation: Conversation,
  savedAs: string | null,
  timeoutSeconds: number,
  collect: string,
): void {
  if (conversation.pictureUrl !== null) say(conversation.pictureUrl);
  else {
    const missing = whatIsMissing(conversation, timeoutSeconds);
    if (missing !== null) complain(missing);
    if (missing !== null && !conversation.over) complain(collect);
  }
  if (savedAs !== null) say(`Saved as ${savedAs}`);
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
