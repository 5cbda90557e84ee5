import type { OperatorAction } from "../action.ts";

const DONE: Record<OperatorAction["action"], string> = {
  block: "Blocked. It holds everywhere within 30 seconds.",
  unblock: "Let in again. It holds everywhere within 30 seconds.",
  unlimited: "Without limits from now on. It holds everywhere within 30 seconds.",
  limited: "Limited again. It holds everywhere within 30 seconds.",
  pause: "Drawing is paused, and so are answers. It holds everywhere within 30 seconds.",
  resume: "Drawing goes on. It holds everywhere within 30 seconds.",
  resend: "The letter is on its way again.",
  forget: "Everything of this sender is deleted.",
};

const NOT_DONE: ReadonlyMap<string, string> = new Map([
  ["no-such-letter", "There is no such letter."],
  ["no-longer-kept", "The letter is no longer kept."],
  ["list-full", "The list is full: take somebody off it first."],
  ["invalid-request", "That is no address of an agent, or something else is missing. Nothing was done."],
]);

/** The sentence about an action that was done, as the page's URL names it; null: none that we know of. */
export function doneSentence(action: string | undefined, result: string | undefined): string | null {
  const problem = NOT_DONE.get(result ?? "");
  return problem ?? Object.entries(DONE).find(([name]) => name === action)?.[1] ?? null;
}
