import type { Questions } from "./deploy/questions.ts";
import { findSetting, type Settings } from "./settings.ts";

/** The setting that the question is about. */
export const EVENTS_SETTING = "REPORT_EVENTS";

/** All that is told: see events.ts in src/agentverse. */
const EVENTS_QUESTION = `Agentverse counts the conversations that it is told of, and the count raises an agent's rank.
It is told, of each message, who wrote to whom, when and in which session; of a failure, its kind.
It is never told a text, a picture or a link. Tell it?`;

export type EventsDecision =
  /** Settled before, by the setting or an earlier answer. */
  | { readonly kind: "known"; readonly value: string }
  | { readonly kind: "answered"; readonly value: string }
  /** Nobody can be asked. The setting keeps its default, false: what others see of senders takes somebody's consent. */
  | { readonly kind: "nobody-asked" }
  | { readonly kind: "invalid"; readonly problem: string };

/** Whether Agentverse is told of messages: what is set, else what the operator answers. */
export async function decideEvents(
  sources: readonly Settings[],
  questions: Pick<Questions, "interactive" | "confirm">,
): Promise<EventsDecision> {
  const set = findSetting(EVENTS_SETTING, sources);
  if (set === "true" || set === "false") return { kind: "known", value: set };
  if (set !== null) return { kind: "invalid", problem: `${EVENTS_SETTING} must be true or false.` };
  if (!questions.interactive) return { kind: "nobody-asked" };
  return { kind: "answered", value: String(await questions.confirm(EVENTS_QUESTION)) };
}

/** The line for where nobody could be asked. */
export const NOBODY_ASKED =
  `– ${EVENTS_SETTING} is not set and nobody is here to answer: it stays false, so that Agentverse does not count this ` +
  `agent's conversations. ${EVENTS_SETTING}=true in the environment answers it.`;
