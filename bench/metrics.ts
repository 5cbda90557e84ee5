export const CONNECTIONS = [1, 8, 32] as const;
export const SENDERS = [1, 10, 50] as const;

/** One figure of an agent. */
export interface Metric {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly better: "more" | "less";
  /** How many times better than the reference the built Worker shall be, and `npm start`. */
  readonly goal?: { readonly built: number; readonly start?: number };
  /** What the built Worker shall cost at the most, over a handler that only reads the body. */
  readonly bound?: number;
}

const GOAL_OF_SUBMITS: Readonly<Record<number, Metric["goal"]>> = { 32: { built: 5, start: 2.5 } };
const GOAL_OF_CHATS: Readonly<Record<number, Metric["goal"]>> = { 10: { built: 4 } };
const GOAL_OF_P50: Readonly<Record<number, Metric["goal"]>> = { 1: { built: 2 }, 10: { built: 6 } };

/** Everything that is measured of each agent, in the order of the table. */
export const METRICS: readonly Metric[] = [
  ...CONNECTIONS.map((count) => ({
    key: `submits-${count}`,
    title: `envelopes verified and taken a second, ${count} at once`,
    unit: "/s",
    better: "more" as const,
    ...withGoal(GOAL_OF_SUBMITS[count]),
  })),
  ...SENDERS.map((count) => ({
    key: `chats-${count}`,
    title: `chats to the end a second, ${plural(count)}`,
    unit: "/s",
    better: "more" as const,
    ...withGoal(GOAL_OF_CHATS[count]),
  })),
  ...SENDERS.flatMap((count) =>
    ([50, 99] as const).map((part) => ({
      key: `p${part}-${count}`,
      title: `acknowledgement p${part}, ${plural(count)}`,
      unit: "ms",
      better: "less" as const,
      ...withGoal(part === 50 ? GOAL_OF_P50[count] : undefined),
    })),
  ),
  { key: "cpu-submit", title: "CPU of an accepted envelope", unit: "ms", better: "less", bound: 0.6 },
  { key: "cpu-refused", title: "CPU of a refused forgery", unit: "ms", better: "less", bound: 0.5 },
  { key: "cpu-chat", title: "CPU of a chat to the end", unit: "ms", better: "less", bound: 4 },
  { key: "cpu-picture", title: "CPU of a picture served", unit: "ms", better: "less" },
  { key: "memory", title: "memory at rest", unit: "MB", better: "less" },
  { key: "memory-after", title: "memory after the run", unit: "MB", better: "less" },
];

function plural(senders: number): string {
  return senders === 1 ? "1 sender" : `${senders} senders`;
}

function withGoal(goal: Metric["goal"]): Pick<Metric, "goal"> {
  return goal === undefined ? {} : { goal };
}
