import { terminalJson } from "./visible-text.ts";

/**
 * Whether lines about the stages of a job are logged. False in `npm start`, which shows no such lines: made there
 * anyway, they cost a quarter of the chats per second.
 */
declare const STAGES_ARE_LOGGED: boolean | undefined;
const isSilent = typeof STAGES_ARE_LOGGED !== "undefined" && !STAGES_ARE_LOGGED;

type Fields = Record<string, string | number | boolean | null>;

/**
 * Logs an event as one line of JSON. Fields are ids, counts and our own words: never a text of a user, a key or a
 * token.
 */
export function log(event: string, fields: Fields = {}): void {
  if (isSilent) return;
  console.log(terminalJson({ event, ...fields }));
}

const LONGEST_TEXT = 20_000;

/** Logs what somebody wrote, for an operator who has asked for it (LOG_PROMPTS): the only line that holds a text. */
export function logText(event: string, text: string, fields: Fields = {}): void {
  log(event, { ...fields, text: text.slice(0, LONGEST_TEXT) });
}

/** Logs what the operator should do something about: a line of JSON in the log, the sentence alone in `npm start`. */
export function logForOperator(event: string, sentence: string, fields: Fields): void {
  console.warn(isSilent ? sentence : JSON.stringify({ event, message: sentence, ...fields }));
}

const LONGEST_MESSAGE = 300;

/**
 * Logs what should not have happened: the error's class, message and place, under an id that a stranger may quote.
 */
export function logFault(event: string, error: unknown, fields: Fields = {}): void {
  const cause =
    error instanceof Error
      ? { fault: error.name, message: messageOf(error), stack: framesOf(error) }
      : { fault: typeof error };
  console.error(terminalJson({ event, ...fields, ...cause }));
}

/** A parser's message repeats the text that it stumbled over (V8: `Unexpected token 'x', "a lighth"... is not …`). */
function messageOf(error: Error): string {
  return error instanceof SyntaxError ? "(text that did not parse)" : error.message.slice(0, LONGEST_MESSAGE);
}

/** The place of an error in the code. A stack begins with the message, which may have several lines. */
function framesOf(error: Error): string {
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return frames?.join("\n") ?? "";
}
