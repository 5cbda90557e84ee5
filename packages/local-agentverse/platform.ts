import type { Report } from "./report.ts";

/** Clock, ids, log and limits: what every service of the local Agentverse is handed. */
export interface Platform {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A UUID of version 4 that nobody can guess. */
  readonly newId: () => string;
  readonly report: Report;
  /** Agents that an account may register. */
  readonly quota: number;
}
