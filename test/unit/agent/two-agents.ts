import type { Letter } from "../../../src/agent/letter.ts";
import { reading } from "./letters.ts";

/** Somebody who answers letters, at once and when a picture is done. */
export interface Peer {
  take(
    letter: Letter,
    now: number,
  ): { letters: readonly Letter[]; draw: ((now: number) => readonly Letter[]) | null };
}

/** Time that a drawing takes here, in ms. */
export const DRAWING = 2_000;
/** More than anybody should ever write. */
const FOR_EVER = 2_000;

/** Lets two peers talk, each letter `delay` ms after it was written, until nobody says a word. Counts chat messages. */
export function talk(first: Peer, second: Peer, opening: Letter, delay: number): number {
  const due: { at: number; to: Peer; write: (now: number) => readonly Letter[] }[] = [];
  const post = (to: Peer, at: number, write: (now: number) => readonly Letter[]) =>
    due.push({ at, to, write });
  let messages = 0;
  post(second, 0, () => [opening]);
  for (let next = due.shift(); next !== undefined; next = due.sort((a, b) => a.at - b.at).shift()) {
    const { at, to, write } = next;
    const other = to === first ? second : first;
    for (const letter of write(at)) {
      messages += reading(letter) === "acknowledgement" ? 0 : 1;
      if (messages > FOR_EVER) throw new Error("they talk for ever");
      const { letters, draw } = to.take(letter, at + delay);
      post(other, at + delay, () => letters);
      if (draw !== null) post(other, at + delay + DRAWING, draw);
    }
  }
  return messages;
}
