import type { Attachment, Conversation, IncomingLetter } from "@asi-image-agent/kit";
import type { Connection } from "../agent-client.ts";
import { chat, collectRest } from "../chat-session.ts";
import { describeLetter, howToCollect, whatIsMissing } from "../chat-words.ts";
import { type Progress, showProgress } from "../progress.ts";
import type { Replies } from "../replies.ts";
import { complain, say, sayJson, showSequence } from "../terminal.ts";
import type { ChatFlags } from "./flags.ts";
import { type PictureOutput, putPicture } from "./show.ts";

export const INTERRUPTED = 130;

export interface SaidOnce {
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** One thing that is said, where, and what becomes of the pictures. */
export interface Once {
  readonly connection: Connection;
  readonly replies: Replies;
  readonly session: string;
  /** null: nothing is said, and what is still to come is collected. */
  readonly said: SaidOnce | null;
  readonly flags: ChatFlags;
  readonly pictures: PictureOutput;
}

/** Says one thing and prints what comes. Returns the exit code: 0 where there is a picture. */
export async function sayOnce(once: Once): Promise<number> {
  const { connection, replies, session, flags } = once;
  const collect = howToCollect(session, flags, replies.endpoint);
  const result = await waitForAnswer(once, collect);
  if (!result.ok) {
    complain(result.problem);
    return 1;
  }
  const { conversation } = result;
  const put = await putAll(conversation, once.pictures, flags.json === true);
  if (flags.json) printJson(connection.agentAddress, session, conversation, put.savedAs[0] ?? null);
  else sayWhatIsMissing(conversation, flags.timeout, collect);
  return conversation.pictures.length > 0 && put.whole ? 0 : 1;
}

function waitForAnswer({ connection, replies, session, said, flags }: Once, collect: string) {
  // With --json the only line on stdout is the outcome.
  const progress = showProgress(flags.json ? process.stderr : process.stdout, "waiting for the answer");
  const interrupted = () => leave(progress, collect);
  process.once("SIGINT", interrupted);
  const onLetter = (letter: IncomingLetter) => {
    const line = describeLetter(letter);
    if (line !== null) progress.line(line);
  };
  const waiting = { session, timeoutMs: flags.timeout * 1000, onLetter };
  const answer =
    said === null ? collectRest(replies, waiting) : chat(connection, { ...waiting, ...said }, replies);
  return answer.finally(() => {
    progress.stop();
    process.off("SIGINT", interrupted);
  });
}

/** Ctrl-C: the agent goes on all the same. */
function leave(progress: Progress, collect: string): void {
  progress.stop();
  complain(collect);
  process.exit(INTERRUPTED);
}

/** `whole`: nothing went wrong with saving. */
async function putAll(
  { pictures }: Conversation,
  output: PictureOutput,
  quiet: boolean,
): Promise<{ readonly savedAs: readonly string[]; readonly whole: boolean }> {
  const savedAs: string[] = [];
  let whole = true;
  for (const url of pictures) {
    const put = await putPicture(url, savedAs.length + 1, output);
    if (!quiet && put.inline !== null) showSequence(put.inline);
    if (!quiet) say(url);
    if (put.savedAs !== null) savedAs.push(put.savedAs);
    if (!quiet && put.savedAs !== null) say(`Saved as ${put.savedAs}`);
    if (put.problem !== null) complain(put.problem);
    whole &&= put.problem === null;
  }
  return { savedAs, whole };
}

function sayWhatIsMissing(conversation: Conversation, timeoutSeconds: number, collect: string): void {
  if (conversation.pictures.length > 0) return;
  const missing = whatIsMissing(conversation, timeoutSeconds);
  if (missing === null) return;
  complain(missing);
  if (!conversation.over) complain(collect);
}

function printJson(agent: string, session: string, conversation: Conversation, savedAs: string | null): void {
  const { msgId, acknowledged, pictureUrl, pictures, texts, over } = conversation;
  const outcome = { agent, session, msgId, acknowledged, pictureUrl, pictures, texts, over, savedAs };
  sayJson(JSON.stringify(outcome));
}
