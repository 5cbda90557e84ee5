import { randomBytes, randomUUID } from "node:crypto";
import { Command, Option } from "commander";
import { type Connection, discoverAgent } from "./agent-client.ts";
import { readAttachments } from "./chat/attachments.ts";
import { type ChatFlags, collectValues, parseSeconds, parseSession, parseUrl } from "./chat/flags.ts";
import { INLINE_PROTOCOLS, type InlineProtocol, inlineProtocol } from "./chat/inline-protocol.ts";
import { readPipedWords } from "./chat/piped-words.ts";
import { INTERRUPTED, type SaidOnce, sayOnce } from "./chat/say-once.ts";
import { openScreen } from "./chat/screen.ts";
import type { PictureOutput } from "./chat/show.ts";
import { TerminalTalk } from "./chat/talk.ts";
import { defaultIdentityFile, loadChatIdentity } from "./chat-identity.ts";
import { howToCollect, howToGoOn, whereRepliesGo } from "./chat-words.ts";
import { openReplies, type Replies } from "./replies.ts";
import { complain, say } from "./terminal.ts";

const program = new Command("npm run chat --")
  .description("Chat with an image agent: in one line, or without words in a conversation.")
  .argument("[words...]", 'what to say, e.g. "a lighthouse in a storm, as a woodcut"; else a pipe\'s')
  .option("--url <url>", "where the agent is", parseUrl, "http://127.0.0.1:8787")
  .option("--attach <file|url>", "a picture that goes with it, up to four times", collectValues, [])
  .option("--out <file>", "save the pictures there, with the ending of what they are")
  .addOption(
    new Option("--inline <how>", "how the terminal shows pictures (default: found out)").choices(
      INLINE_PROTOCOLS,
    ),
  )
  .option("--session <uuid>", "go on in a session of yours", parseSession)
  .option(
    "--collect <uuid>",
    "say nothing, and get what is still to come in a session that you left",
    parseSession,
  )
  .option("--timeout <seconds>", "how long to wait for an answer", parseSeconds, 180)
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
  const wanted = await readWish(words, flags);
  if (!wanted.ok) return fail(wanted.problem);
  const file = flags.identity ?? defaultIdentityFile(process.env);
  const identity = loadChatIdentity(file, randomBytes(32).toString("hex"));
  if (!identity.ok) return fail(identity.problem);
  const agent = await discoverAgent(flags.url);
  if (!agent.ok) return fail(agent.problem);

  const connection = { url: flags.url, agentAddress: agent.address, identity: identity.identity };
  const opened = await openReplies(connection, flags.agentverse);
  if (!opened.ok) return fail(opened.problem);
  const { replies } = opened;
  if (replies.endpoint !== null) {
    const where = whereRepliesGo(replies.endpoint, flags.agentverse);
    if (flags.json) complain(where);
    else say(where);
  }
  await carryOut(connection, replies, wanted.wish, flags).finally(() => replies.stop());
}

/** What the command is to do. */
type Wish = { readonly kind: "talk" } | { readonly kind: "collect" } | ({ readonly kind: "say" } & SaidOnce);

type ReadWish = { readonly ok: true; readonly wish: Wish } | { readonly ok: false; readonly problem: string };

async function readWish(words: readonly string[], flags: ChatFlags): Promise<ReadWish> {
  if (flags.collect !== undefined) return { ok: true, wish: { kind: "collect" } };
  const read = await readAttachments(flags.attach);
  if (!read.ok) return read;
  if (words.length === 0 && isTerminal() && !flags.json) return { ok: true, wish: { kind: "talk" } };
  const piped = words.length === 0 && !process.stdin.isTTY;
  const given = piped ? await readPipedWords(process.stdin) : null;
  if (given !== null && !given.ok) return given;
  const text = given?.text ?? words.join(" ");
  const { attachments } = read;
  if (text === "" && attachments.length === 0)
    return { ok: false, problem: 'Say what to draw, e.g. npm run chat -- "a fox"' };
  return { ok: true, wish: { kind: "say", text, attachments } };
}

/** Whether lines can be written and redrawn here. */
function isTerminal(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY && process.env.TERM !== "dumb";
}

async function carryOut(
  connection: Connection,
  replies: Replies,
  wish: Wish,
  flags: ChatFlags,
): Promise<void> {
  const session = flags.collect ?? flags.session ?? randomUUID();
  const pictures: PictureOutput = {
    agentUrl: flags.url,
    protocol: await protocolFor(flags),
    terminal: () => ({ columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }),
    file: flags.out,
  };
  if (wish.kind === "talk") return converse(connection, replies, session, flags, pictures);
  const said = wish.kind === "say" ? wish : null;
  const code = await sayOnce({ connection, replies, session, said, flags, pictures });
  if (code !== 0) process.exitCode = code;
}

async function protocolFor({ inline, json }: ChatFlags): Promise<InlineProtocol> {
  if (json) return "none";
  const named = INLINE_PROTOCOLS.find((protocol) => protocol === inline);
  return named ?? inlineProtocol(process.env, process.stdin, process.stdout);
}

async function converse(
  connection: Connection,
  replies: Replies,
  session: string,
  flags: ChatFlags,
  pictures: PictureOutput,
): Promise<void> {
  const { how, waits } = await new TerminalTalk(connection, replies, {
    session,
    timeoutMs: flags.timeout * 1000,
    attach: flags.attach,
    pictures,
    openScreen: (events) => openScreen(process.stdin, process.stdout, events),
  }).untilLeft();
  if (waits) complain(howToCollect(session, flags, replies.endpoint));
  else complain(howToGoOn(session, flags));
  if (how === "interrupted") process.exitCode = INTERRUPTED;
}

function fail(problem: string): void {
  complain(problem);
  process.exitCode = 1;
}
