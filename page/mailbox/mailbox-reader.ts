import { type MailboxLetter, readMailboxText, readPreviewText, readStreamText } from "@asi-image-agent/kit";
import { STREAM_CLOSED, type StreamPreview } from "@asi-image-agent/protocol";

const PING_EVERY_MS = 25_000;
const SILENCE_MS = 10_000;
const OPENING_MS = 8_000;
const POLL_BUSY_MS = 1_000;
const POLL_IDLE_MS = 15_000;
const LONGEST_PAUSE_MS = 30_000;
/** The number of failures from which on each pause is the longest. */
const MOST_FAILURES = 6;

/** live: letters are pushed. polling: they are asked for. unreachable: nobody answers. */
export type ConnectionState = "connecting" | "live" | "polling" | "unreachable";
export type Via = "stream" | "poll";

/** The reader's port to the browser. */
export interface MailboxWorld {
  openSocket(): WebSocket;
  /** The text of GET …/mailbox; null when nobody answers or the answer is no 200. */
  readMailbox(): Promise<string | null>;
  /** Keeps a letter, then deletes it from the mailbox. May see the same one twice. Never rejects. */
  take(letter: MailboxLetter, via: Via): Promise<void>;
  /** Shows what is seen of a picture while it is drawn. */
  preview(preview: StreamPreview): void;
  /** Whether somebody waits for an answer just now. */
  isWaiting(): boolean;
  show(state: ConnectionState): void;
  /** Resolves after `ms`, or sooner when there is a reason to try again now. */
  pause(ms: number): Promise<void>;
  /** A random number from 0 to 1. */
  random(): number;
}

/**
 * Reads the mailbox until `signal` says enough: by the stream while it stands, by asking while it does not. A letter
 * is the mailbox's until it was taken, so that a cut connection, a closed tab or a crash loses nothing.
 */
export async function readLetters(world: MailboxWorld, signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const stream = await followStream(world, signal);
    if (signal.aborted) return;
    if (stream.opened) failures = 0;
    if (stream.code === STREAM_CLOSED.tokenEnded) continue;
    failures = stream.code === STREAM_CLOSED.tooMany ? MOST_FAILURES : failures + 1;
    await poll(world, patience(failures, world.random()), signal);
  }
}

/** Resolves when the stream is closed, by whomever. */
function followStream(world: MailboxWorld, signal: AbortSignal): Promise<{ opened: boolean; code: number }> {
  const socket = world.openSocket();
  const close = () => socket.close();
  return new Promise((resolve) => {
    let opened = false;
    let silence = setTimeout(close, OPENING_MS);
    const ping = () => {
      socket.send("ping");
      silence = setTimeout(close, SILENCE_MS);
    };
    let nextPing: ReturnType<typeof setTimeout>;
    const heard = () => {
      clearTimeout(silence);
      clearTimeout(nextPing);
      nextPing = setTimeout(ping, PING_EVERY_MS);
    };
    socket.onopen = () => {
      opened = true;
      heard();
      world.show("live");
    };
    socket.onmessage = ({ data }) => {
      heard();
      if (typeof data !== "string") return;
      const letter = readStreamText(data);
      const preview = letter === null ? readPreviewText(data) : null;
      if (letter !== null) void world.take(letter, "stream");
      if (preview !== null) world.preview(preview);
    };
    const end = (code: number) => {
      clearTimeout(silence);
      clearTimeout(nextPing);
      signal.removeEventListener("abort", close);
      socket.onclose = null;
      resolve({ opened, code });
    };
    socket.onclose = ({ code }) => end(code);
    signal.addEventListener("abort", close, { once: true });
  });
}

/** Asks for letters for a while, at least once. */
async function poll(world: MailboxWorld, forMs: number, signal: AbortSignal): Promise<void> {
  let left = forMs;
  do {
    const text = await world.readMailbox();
    if (signal.aborted) return;
    world.show(text === null ? "unreachable" : "polling");
    for (const letter of text === null ? [] : (readMailboxText(text) ?? [])) await world.take(letter, "poll");
    const pause = Math.min(left, text !== null && world.isWaiting() ? POLL_BUSY_MS : POLL_IDLE_MS);
    await world.pause(pause);
    left -= pause;
  } while (left > 0 && !signal.aborted);
}

/** The pause until the stream is tried again, in ms: doubled each time, with a quarter of chance. */
function patience(failures: number, random: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, 500 * 2 ** Math.min(failures, MOST_FAILURES));
  return Math.round(pause * (0.75 + random / 4));
}
