import { escapedJson, terminalText } from "../src/visible-text.ts";

/**
 * The one way to the terminal for what a command says: words of agents, of Agentverse and of files can then neither
 * steer the terminal nor turn the order of what stands on it.
 */
export function say(text: string): void {
  console.log(terminalText(text));
}

/** The same to stderr. */
export function complain(text: string): void {
  console.error(terminalText(text));
}

/** JSON for scripts: what a terminal might obey is escaped in it, and every value stays the same. */
export function sayJson(json: string): void {
  console.log(escapedJson(json));
}

/** A picture, as an escape sequence that was made here of its bytes. */
export function showSequence(sequence: string): void {
  process.stdout.write(`${sequence}\n`);
}
