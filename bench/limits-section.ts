import type { Limits } from "./limits.ts";
import { number, table } from "./table.ts";

/** Letters of a chat: acknowledgement, picture, end of the session. */
const LETTERS = 3;

/** How far the built Worker is from what the runtime itself takes, as a section of the page. `medianOf`: its figures. */
export function limitsSection(limits: Limits, medianOf: (key: string) => number): string {
  const { empty, object, row, check, sign, chat, acknowledgement } = limits;
  const [submit, wholeChat, p50] = [medianOf("cpu-submit"), medianOf("cpu-chat"), medianOf("p50-1")];
  const signatures = check + LETTERS * sign;
  const waits = check + sign;
  return `## How far from the limit

Before it a bare agent was measured that goes the same way and does nothing on it: it checks and signs nothing and has no rules.
What that takes is the runtime's: request, call of the object, row on disk; for a chat also the queue, the call of the
image API, the bucket and three letters posted, with what miniflare puts in place of queue, bucket and network.

${table([
  ["part", "CPU of an envelope", "CPU of a chat", "acknowledgement p50, 1 sender"],
  ["runtime, storage and network", ms(object), ms(chat), ms(acknowledgement)],
  ["signatures", ms(check), ms(signatures), ms(waits)],
  ["ours", ms(submit - object - check), ms(wholeChat - chat - signatures), ms(p50 - acknowledgement - waits)],
  ["all", ms(submit), ms(wholeChat), ms(p50)],
  [
    "all, times the bound",
    times(submit, object + check),
    times(wholeChat, chat + signatures),
    times(p50, acknowledgement + waits),
  ],
])}

An empty handler takes ${ms(empty)}, with a call of an object ${ms(object)}, with a row in it ${ms(row)}; a signature is checked in
${ms(check)} and made in ${ms(sign)}.`;
}

function ms(value: number): string {
  return `${number(value)} ms`;
}

function times(value: number, bound: number): string {
  return `${(value / bound).toFixed(1)} ×`;
}
