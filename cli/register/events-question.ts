import type { Questions } from "../deploy/questions.ts";
import { decideEvents, EVENTS_SETTING, NOBODY_ASKED } from "../report-events.ts";
import type { Settings } from "../settings.ts";

/** A registered agent, and how its operator is asked. */
export interface EventsOfAgent {
  /** Whether the agent tells of messages now, by its own account; null: it does not say. */
  readonly reports: boolean | null;
  readonly sources: readonly Settings[];
  readonly questions: Pick<Questions, "interactive" | "confirm">;
  /** Keeps an answer where the agent's settings are kept. */
  readonly record: (name: string, value: string) => void;
  /** The operator's next step, with which the agent takes up a kept answer. */
  readonly nextStep: string;
  readonly report: (line: string) => void;
}

/** Asks, once, whether a registered agent may tell Agentverse of messages, and says how it stands. */
export async function askForEvents(agent: EventsOfAgent): Promise<void> {
  const { reports, sources, questions, record, nextStep, report } = agent;
  if (reports === true) return report("✓ Agentverse is told of the agent's conversations, and counts them.");
  const decision = await decideEvents(sources, questions);
  if (decision.kind === "nobody-asked") return report(NOBODY_ASKED);
  if (decision.kind === "invalid") return report(`✗ ${decision.problem}`);
  const { value } = decision;
  // Also what the shell has answered: the next deployment may come without it.
  record(EVENTS_SETTING, value);
  report(
    value === "true"
      ? `– Agentverse is not told of the agent's conversations yet: ${nextStep}`
      : `– Agentverse is not told of the agent's conversations and does not count them: ${EVENTS_SETTING} is false.`,
  );
}
