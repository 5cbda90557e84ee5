import { randomUUID } from "node:crypto";
import { homedir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { type Connection, submitEnvelope } from "../agent-client.ts";
import { chatEnvelope, takeLetters } from "../chat-session.ts";
import type { Replies } from "../replies.ts";
import { readAttachments, typedFile } from "./attachments.ts";
import {
  type Dialogue,
  hearLetter,
  overdueLines,
  type Shown,
  startDialogue,
  withLine,
  withoutLine,
} from "./dialogue.ts";
import type { Screen, ScreenEvents } from "./screen.ts";
import { type PictureOutput, putPicture } from "./show.ts";

const WHILE_WAITING_MS = 500;
/** Something may still come that nobody waits for. */
const OTHERWISE_MS = 3_000;

export interface TalkOptions {
  readonly session: string;
  readonly timeoutMs: number;
  /** What goes with the first line, as files or links. */
  readonly attach: readonly string[];
  readonly pictures: PictureOutput;
  readonly openScreen: (events: ScreenEvents) => Screen;
}

/** How somebody left, and whether something is still to come. */
export interface Left {
  readonly how: "interrupted" | "ended";
  readonly waits: boolean;
}

const WELCOME = "Say what you would like to see, then what should change. /help says what else there is.";
const COMMANDS = [
  "/attach FILE|URL   a picture that goes with your next line, up to four",
  "/quit              leave, as Ctrl-D does",
  "Everything else goes to the agent, which knows help, again, history and cancel.",
].join("\n");

/** A conversation in the terminal: one session, in which lines may be said while others are still being answered. */
export class TerminalTalk {
  readonly #connection: Connection;
  readonly #replies: Replies;
  readonly #options: TalkOptions;
  readonly #screen: Screen;
  readonly #leaving = new AbortController();
  #how: Left["how"] = "ended";
  #dialogue: Dialogue;
  #attached: readonly string[];
  #saved = 0;
  #hurry = new AbortController();

  constructor(connection: Connection, replies: Replies, options: TalkOptions) {
    this.#connection = connection;
    this.#replies = replies;
    this.#options = options;
    this.#dialogue = startDialogue(options.session);
    this.#attached = options.attach;
    this.#screen = options.openScreen({
      onSaid: (text) => void this.#said(text),
      onLeave: (how) => this.#leave(how),
    });
  }

  /** Goes on until somebody leaves. */
  async untilLeft(): Promise<Left> {
    this.#screen.line(WELCOME);
    while (!this.#leaving.signal.aborted) {
      this.#showState();
      await this.#wait(this.#dialogue.open.length > 0 ? WHILE_WAITING_MS : OTHERWISE_MS);
      if (!this.#leaving.signal.aborted) await this.#listen();
    }
    this.#screen.close();
    return { how: this.#how, waits: this.#dialogue.open.length > 0 };
  }

  #leave(how: Left["how"]): void {
    if (!this.#leaving.signal.aborted) this.#how = how;
    this.#leaving.abort();
  }

  async #wait(ms: number): Promise<void> {
    const signal = AbortSignal.any([this.#hurry.signal, this.#leaving.signal]);
    await pause(ms, undefined, { signal }).catch(() => undefined);
    this.#hurry = new AbortController();
  }

  async #said(text: string): Promise<void> {
    const [command = "", ...rest] = text.split(" ");
    if (text === "" && this.#attached.length === 0) return this.#showState();
    if (command === "/quit") return this.#leave("ended");
    if (command === "/help") return this.#screen.line(COMMANDS);
    if (command === "/attach") return this.#attach(typedFile(rest.join(" ").trim(), homedir()));
    await this.#send(text);
  }

  async #attach(name: string): Promise<void> {
    if (name === "") return this.#screen.line("Name a file or a link: /attach fox.png");
    const read = await readAttachments([...this.#attached, name]);
    if (!read.ok) return this.#screen.line(read.problem);
    this.#attached = [...this.#attached, name];
    const count = this.#attached.length;
    this.#screen.line(`${count === 1 ? "It goes" : `${count} pictures go`} with your next line.`);
  }

  async #send(text: string): Promise<void> {
    const read = await readAttachments(this.#attached);
    this.#attached = [];
    if (!read.ok) return this.#screen.line(read.problem);
    const msgId = randomUUID();
    this.#dialogue = withLine(this.#dialogue, { msgId, saidAt: Date.now() });
    this.#showState();
    const line = { session: this.#dialogue.session, msgId, text, attachments: read.attachments };
    const sent = await submitEnvelope(this.#connection.url, chatEnvelope(this.#connection, line));
    if (!sent.ok) {
      this.#dialogue = withoutLine(this.#dialogue, msgId);
      this.#screen.line(sent.problem);
    }
    this.#hurry.abort();
  }

  async #listen(): Promise<void> {
    const taken = await takeLetters(this.#replies, this.#dialogue.session);
    if (!taken.ok) return this.#screen.line(taken.problem);
    for (const { letter, at } of taken.letters) {
      const { dialogue, shown } = hearLetter(this.#dialogue, letter, at);
      this.#dialogue = dialogue;
      this.#showState();
      await this.#show(shown);
    }
    for (const { msgId } of overdueLines(this.#dialogue, Date.now(), this.#options.timeoutMs)) {
      this.#dialogue = withoutLine(this.#dialogue, msgId);
      this.#screen.line("No answer came so far. What still comes is shown when it comes.");
    }
  }

  async #show({ words, pictures }: Shown): Promise<void> {
    for (const url of pictures) {
      const put = await putPicture(url, this.#saved + 1, this.#options.pictures);
      if (put.inline !== null) this.#screen.picture(put.inline);
      this.#screen.line(url);
      if (put.savedAs !== null) this.#screen.line(`Saved as ${put.savedAs}`);
      if (put.savedAs !== null) this.#saved += 1;
      if (put.problem !== null) this.#screen.line(put.problem);
    }
    for (const text of words) this.#screen.line(text);
  }

  #showState(): void {
    this.#screen.prompt(promptFor(this.#dialogue, Date.now()));
  }
}

function promptFor({ open: [oldest] }: Dialogue, now: number): string {
  if (oldest === undefined) return "› ";
  const seconds = Math.floor((now - oldest.saidAt) / 1000);
  return `${oldest.takenAt === null ? "sent" : "at work"}, ${seconds} s › `;
}
