import { terminalLine } from "../../src/visible-text.ts";

/** The result of one check of the doctor. */
export interface Finding {
  /** Stable name, for scripts. */
  readonly check: CheckName;
  /**
   * The state of what was checked. `unmet`: a criterion of Agentverse's ranking, which is no fault of the agent;
   * `skipped`: it could not be looked at, and `detail` says why.
   */
  readonly state: "ok" | "bad" | "unmet" | "skipped";
  readonly detail: string;
  /** The operator's next step, where there is one. */
  readonly advice: string | null;
  /** The page that wants it so; only of what Agentverse ranks by. */
  readonly source?: string;
}

const TITLES = {
  settings: "Settings",
  reachable: "Reachable",
  secrets: "Secrets",
  money: "Money",
  links: "Links",
  probe: "Probe",
  address: "Address",
  renewal: "Renewal",
  almanac: "Almanac",
  profile: "Profile",
  chat: "Chat",
  picture: "Picture",
  listed: "Listed",
  readme: "README",
  keywords: "Keywords",
  handle: "Handle",
  name: "Name",
  description: "Description",
  avatar: "Avatar",
  banner: "Banner",
  prompts: "Prompts",
  protocol: "Protocol",
  manifests: "Manifests",
  active: "Active",
  interactions: "Interactions",
  events: "Events",
  website: "Website",
  responsive: "Responsive",
  success: "Success",
  rating: "Rating",
} as const;
export type CheckName = keyof typeof TITLES;

/** The name of a check for a person. */
export function titleOf(check: CheckName): string {
  return TITLES[check];
}

export function ok(check: CheckName, detail: string): Finding {
  return { check, state: "ok", detail, advice: null };
}

export function bad(check: CheckName, detail: string, advice: string): Finding {
  return { check, state: "bad", detail, advice };
}

export function unmet(check: CheckName, detail: string, advice: string, source: string): Finding {
  return { check, state: "unmet", detail, advice, source };
}

export function skipped(check: CheckName, reason: string): Finding {
  return { check, state: "skipped", detail: reason, advice: null };
}

/** Whether nothing is bad: what was skipped and what would raise the rank is no fault. */
export function isWithoutFault(findings: readonly Finding[]): boolean {
  return findings.every(({ state }) => state !== "bad");
}

const MARKS = { ok: "✓", bad: "✗", unmet: "✗", skipped: "–" } as const;
const TITLE_WIDTH = Math.max(...Object.values(TITLES).map((title) => title.length)) + 2;

/** A finding in one or two lines for a person. */
export function describeFinding({ check, state, detail, advice }: Finding): string {
  const line = `${MARKS[state]} ${TITLES[check].padEnd(TITLE_WIDTH)}${terminalLine(detail)}`;
  return advice === null ? line : `${line}\n  ${" ".repeat(TITLE_WIDTH)}→ ${terminalLine(advice)}`;
}
