import { Dice } from "./dice.ts";

/** How often each fault comes, as weights. "none" is the fault that does not happen. */
const DRAWS = {
  none: 56,
  link: 10,
  slow: 10,
  cut: 5,
  "status-500": 4,
  hang: 3,
  "busy-429": 4,
  "busy-503": 3,
  "not-a-picture": 3,
  refused: 2,
} as const;
const DOWNLOADS = { none: 70, "status-503": 15, cut: 15 } as const;
const PUTS = { none: 92, "fails-before": 5, "fails-after": 3 } as const;
const HINTS = { none: 84, lost: 8, twice: 6, late: 2 } as const;
const ALARMS = { none: 96, lost: 4 } as const;
const DELIVERIES = {
  none: 870,
  "status-500": 40,
  "busy-429": 20,
  redirect: 20,
  "cut-before": 20,
  "cut-after": 25,
  hang: 5,
} as const;
const LOOK_UPS = { none: 930, "status-500": 30, garbage: 20, cut: 15, hang: 5 } as const;

export type DrawFault = keyof typeof DRAWS;
export type DownloadFault = keyof typeof DOWNLOADS;
export type PutFault = keyof typeof PUTS;
export type HintFault = keyof typeof HINTS;
export type AlarmFault = keyof typeof ALARMS;
export type DeliveryFault = keyof typeof DELIVERIES;
export type LookUpFault = keyof typeof LOOK_UPS;

/** One message that a peer will send. Times in ms from the start. */
export interface PlannedConversation {
  readonly number: number;
  readonly peer: number;
  readonly form: "chat" | "image-request";
  readonly text: string;
  readonly at: number;
  /** How often the peer sends the same message once more after it was taken. */
  readonly repeats: number;
  /** Whether it sends the message in a second session too, as an old client does. */
  readonly inSecondSession: boolean;
}

export type WorldEvent = { readonly at: number } & (
  | { readonly kind: "kill"; readonly jumpSeconds: number }
  | { readonly kind: "reset"; readonly peer: number }
  | { readonly kind: "peer-gone"; readonly peer: number; readonly forMs: number }
  | { readonly kind: "almanac-gone"; readonly forMs: number }
);

export interface Plan {
  readonly conversations: readonly PlannedConversation[];
  readonly events: readonly WorldEvent[];
  readonly peers: number;
}

const KILL_EVERY_MS = 9_000;
const RESET_EVERY_MS = 350;
const PEER_GONE_EVERY_MS = 2_500;
const ALMANAC_GONE_EVERY_MS = 20_000;

/** Everything that will happen, from the seed alone. `lengthMs`: the time in which conversations begin. */
export function makePlan(
  seed: string,
  count: number,
  lengthMs: number,
  peers = Math.min(40, Math.max(4, Math.ceil(count / 6))),
): Plan {
  const dice = new Dice(seed, "conversations");
  const conversations = Array.from(
    { length: count },
    (_, number): PlannedConversation => ({
      number,
      peer: Math.floor(dice.next() * peers),
      form: dice.chance(0.25) ? "image-request" : "chat",
      text: `a lighthouse by bay ${number}`,
      at: dice.next() * lengthMs,
      repeats: dice.chance(0.2) ? 1 + Math.floor(dice.next() * 3) : 0,
      inSecondSession: dice.chance(0.06),
    }),
  ).sort((one, other) => one.at - other.at);
  return { conversations, events: makeEvents(seed, peers, lengthMs), peers };
}

function makeEvents(seed: string, peers: number, lengthMs: number): WorldEvent[] {
  const dice = new Dice(seed, "events");
  const times = (everyMs: number) =>
    Array.from(
      { length: Math.max(1, Math.round(lengthMs / everyMs)) },
      (_, n) => (n + dice.between(0.3, 0.9)) * everyMs,
    );
  const peer = () => Math.floor(dice.next() * peers);
  // Now and then an hour passes while the agent is down; mostly just enough for leases and hints to lapse.
  const jump = () => Math.round(dice.chance(0.12) ? dice.between(3_600, 4_200) : dice.between(20, 90));
  const events: WorldEvent[] = [
    ...times(KILL_EVERY_MS).map((at) => ({ at, kind: "kill", jumpSeconds: jump() }) as const),
    ...times(RESET_EVERY_MS).map((at) => ({ at, kind: "reset", peer: peer() }) as const),
    ...times(PEER_GONE_EVERY_MS).map(
      (at) => ({ at, kind: "peer-gone", peer: peer(), forMs: dice.between(1_000, 12_000) }) as const,
    ),
    ...times(ALMANAC_GONE_EVERY_MS).map(
      (at) => ({ at, kind: "almanac-gone", forMs: dice.between(1_000, 4_000) }) as const,
    ),
  ];
  return events.sort((one, other) => one.at - other.at);
}

/**
 * What goes wrong where, drawn from the seed, and counted. Each place has dice of its own, so that what happens at
 * one does not depend on the timing of another.
 */
export class Faults {
  readonly #seed: string;
  readonly #dice = new Map<string, Dice>();
  readonly counts = new Map<string, number>();
  #calm = false;

  constructor(seed: string) {
    this.#seed = seed;
  }

  draw(prompt: string): DrawFault {
    return this.#pick("draw", prompt, DRAWS);
  }

  download(prompt: string): DownloadFault {
    return this.#pick("download", prompt, DOWNLOADS);
  }

  put(prompt: string): PutFault {
    return this.#pick("put", prompt, PUTS);
  }

  hint(): HintFault {
    return this.#pick("hint", "", HINTS);
  }

  alarm(): AlarmFault {
    return this.#pick("alarm", "", ALARMS);
  }

  delivery(peer: number): DeliveryFault {
    return this.#pick("delivery", peer, DELIVERIES);
  }

  lookUp(address: string): LookUpFault {
    return this.#pick("look-up", address, LOOK_UPS);
  }

  /** Counts what the schedule made happen. */
  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.#calm = true;
  }

  #pick<T extends string>(
    where: string,
    whose: string | number,
    weights: Readonly<Record<T, number>>,
  ): T | "none" {
    const name = `${where}/${whose}`;
    const dice = this.#dice.get(name) ?? new Dice(this.#seed, name);
    this.#dice.set(name, dice);
    const fault = dice.pick(weights);
    if (this.#calm || fault === "none") return "none";
    this.count(`${where}: ${fault}`);
    return fault;
  }
}
