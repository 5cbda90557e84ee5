import { decideEvents, EVENTS_SETTING, NOBODY_ASKED } from "../report-events.ts";
import type { Settings } from "../settings.ts";
import type { Questions } from "./questions.ts";

export interface EventsOfDeployment {
  readonly target: { readonly vars: Readonly<Record<string, unknown>> };
  readonly shell: Settings;
  readonly recorded: Settings;
  readonly questions: Pick<Questions, "interactive" | "confirm">;
  readonly record: (name: typeof EVENTS_SETTING, value: string) => void;
  readonly report: (line: string) => void;
}

export type EventsSettled =
  /** `vars`: what the Worker is to be given of it; nothing, where wrangler.toml says it or nobody did. */
  | { readonly ok: true; readonly vars: Settings }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Settles whether the deployed agent tells Agentverse of messages, and keeps what was answered. */
export async function settleEvents(deployment: EventsOfDeployment): Promise<EventsSettled> {
  const { target, shell, recorded, questions, record, report } = deployment;
  const written = target.vars[EVENTS_SETTING];
  const inFile: Settings = typeof written === "string" ? { [EVENTS_SETTING]: written } : {};
  const decision = await decideEvents([shell, inFile, recorded], questions);
  if (decision.kind === "invalid") return { ok: false, problems: [decision.problem] };
  if (decision.kind === "nobody-asked") {
    report(NOBODY_ASKED);
    return { ok: true, vars: {} };
  }
  const { value } = decision;
  if (value === written) return { ok: true, vars: {} };
  record(EVENTS_SETTING, value);
  return { ok: true, vars: { [EVENTS_SETTING]: value } };
}
