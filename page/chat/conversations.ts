import type { Picture, Turn } from "./turns.ts";

/** The turns of one session. */
export interface PageConversation {
  readonly session: string;
  /** The first words of the conversation. */
  readonly title: string;
  readonly turns: readonly Turn[];
  readonly pictures: readonly Picture[];
  readonly lastAt: number;
}

/** Latest first. */
export function conversationsOf(turns: readonly Turn[]): PageConversation[] {
  const sessions = [...new Set(turns.map(({ session }) => session))];
  return sessions
    .map((session) => {
      const own = turns.filter((turn) => turn.session === session);
      return {
        session,
        title: own[0]?.asked.words ?? "",
        turns: own,
        pictures: own.flatMap(({ answers }) => answers.filter((answer) => answer.kind === "picture")),
        lastAt: own.at(-1)?.sentAt ?? 0,
      };
    })
    .toSorted((one, other) => other.lastAt - one.lastAt);
}

/** A picture of this browser, for the gallery. */
export interface Drawing {
  readonly turn: Turn;
  readonly picture: Picture;
}

/** All pictures, each once, newest first. */
export function drawingsOf(turns: readonly Turn[]): Drawing[] {
  const drawings = new Map<string, Drawing>();
  for (const turn of turns) {
    for (const picture of turn.answers) {
      if (picture.kind === "picture" && !drawings.has(picture.path))
        drawings.set(picture.path, { turn, picture });
    }
  }
  return [...drawings.values()].toReversed();
}

/** The caption of a picture: what it shows, else what was asked. */
export function captionOf({ turn, picture }: Drawing): string {
  return picture.alt.trim() || turn.asked.words || "A picture";
}

/** Drawings whose words hold every word of the search. */
export function findDrawings(drawings: readonly Drawing[], search: string): Drawing[] {
  const wanted = search.toLowerCase().split(/\s+/);
  return drawings.filter((drawing) => {
    const words = `${captionOf(drawing)} ${drawing.turn.asked.words}`.toLowerCase();
    return wanted.every((word) => words.includes(word));
  });
}

const REMEMBERED = 9;

/** The time that a picture usually takes, in ms: the median of the last ones. null: too few were drawn. */
export function usualWait(turns: readonly Turn[]): number | null {
  const waits = turns
    .flatMap(({ sentAt, answers: [first] }) => (first?.kind === "picture" ? [first.at - sentAt] : []))
    .slice(-REMEMBERED)
    .toSorted((one, other) => one - other);
  return waits.length < 3 ? null : (waits[Math.floor(waits.length / 2)] ?? null);
}
