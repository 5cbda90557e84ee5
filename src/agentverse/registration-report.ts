import type { Config } from "../config.ts";
import { endpointOf, type Unregistrable, whyUnregistrable } from "./registration.ts";
import type { Renewal, RenewalTrouble } from "./renewal.ts";

/** The registration as the object that registers knows it. */
export interface RenewalReport {
  /** Whether the Almanac was told what it would be told now, by a renewal that worked and was the last one. */
  readonly current: boolean;
  readonly lastSuccess: number | null;
  readonly trouble: RenewalTrouble | null;
  readonly nextTry: number;
}

export function reportOf(renewal: Renewal, fingerprint: string, nextTry: number): RenewalReport {
  const { registered, lastSuccess, trouble, failures } = renewal;
  return { current: registered === fingerprint && failures === 0, lastSuccess, trouble, nextTry };
}

/** The member `registration` of GET /status. Times in ISO 8601. */
export interface RegistrationStatus {
  readonly state: "registered" | "pending" | "failing" | "off" | "unknown";
  readonly endpoint: string | null;
  readonly lastSuccess: string | null;
  readonly nextTry: string | null;
  /** A sentence for the operator. */
  readonly problem: string | null;
}

type Settings = Pick<Config, "publicUrl" | "agentverseUrl" | "reachedBy">;

/** Describes the registration for people. `report` null: the object that knows did not answer. */
export function describeRegistration(config: Settings, report: RenewalReport | null): RegistrationStatus {
  const why = whyUnregistrable(config);
  const blank = { endpoint: endpointOf(config), lastSuccess: null, nextTry: null };
  if (why !== null) return { ...blank, state: "off", problem: OFF[why] };
  if (report === null) return { ...blank, state: "unknown", problem: UNKNOWN };
  const { trouble } = report;
  return {
    ...blank,
    state: report.current ? "registered" : trouble === null ? "pending" : "failing",
    lastSuccess: isoTime(report.lastSuccess),
    nextTry: isoTime(report.nextTry),
    problem: trouble === null ? null : sentence(trouble, config.agentverseUrl),
  };
}

const OFF: Record<Unregistrable, string> = {
  "no-public-url": "PUBLIC_URL is not set, so there is no endpoint to register.",
  "loopback-endpoint":
    "PUBLIC_URL is on this machine and AGENTVERSE_URL is not: nobody there could reach the agent, so it is not registered.",
};
const UNKNOWN = "The object that registers the agent did not answer. The agent works all the same.";

function sentence(trouble: RenewalTrouble, agentverseUrl: string): string {
  switch (trouble.kind) {
    case "unreachable":
      return `Nothing answers at ${agentverseUrl}.`;
    case "timeout":
      return `The Almanac at ${agentverseUrl} did not answer in time.`;
    case "fault":
      return "Something went wrong here; the log has it.";
    case "not-active":
      return `The agent is registered, but the Almanac at ${agentverseUrl} did not take that it is active.`;
    case "status":
      return `The Almanac at ${agentverseUrl} answered with status ${trouble.status}${hint(trouble.status)}.`;
  }
}

/** The meaning of a status for whoever runs the agent, where it has one. */
function hint(status: number): string {
  if (status === 429 || status >= 500) return ": it is busy or down";
  if (status === 404) return ": AGENTVERSE_URL may be wrong";
  return status >= 400 ? ": it refused the registration" : "";
}

function isoTime(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
