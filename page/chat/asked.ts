import { picturePathOf } from "./reply-parts.ts";

/** A person's message: words, with what the composer adds to them on the wire. */
export interface Composed {
  readonly words: string;
  /** The picture of ours that the words are about, by its path. */
  readonly subject: string | null;
  /** Side ratio, as in "16:9". */
  readonly shape: string | null;
  /** The number of pictures. */
  readonly count: number;
}

/** Shapes to choose from: what is sent, and what it is called. */
export const SHAPES = [
  ["1:1", "Square"],
  ["3:2", "Landscape"],
  ["2:3", "Portrait"],
  ["16:9", "Wide"],
  ["9:16", "Tall"],
] as const;
export const MOST_AT_ONCE = 4;

/** The text of the message: every agent of ours reads a link before the words and flags behind them. */
export function askedText({ words, subject, shape, count }: Composed, agentUrl: string): string {
  const parts = [
    subject === null ? "" : agentUrl + subject,
    words.trim(),
    shape === null ? "" : `--ar ${shape}`,
    count > 1 ? `--n ${count}` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

const FLAGS = /(?:(?:^| )--(?:ar \d{1,2}:\d{1,2}|n [1-4])){1,2}$/;

/** The way back, for showing: what was added is told apart from what a person wrote. */
export function readAsked(text: string): Composed {
  const flags = FLAGS.exec(text)?.[0] ?? "";
  const rest = text.slice(0, text.length - flags.length);
  const [first = ""] = rest.split(/\s/, 1);
  const subject = picturePathOf(first);
  return {
    words: subject === null ? rest : rest.slice(first.length).trim(),
    subject,
    shape: /--ar (\S+)/.exec(flags)?.[1] ?? null,
    count: Number(/--n (\d)/.exec(flags)?.[1] ?? 1),
  };
}
