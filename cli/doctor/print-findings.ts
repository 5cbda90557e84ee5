import { type CheckName, describeFinding, type Finding, titleOf } from "./finding.ts";
import { RANKING_CHECKS } from "./ranking.ts";

const RANKING: ReadonlySet<CheckName> = new Set(["listed", ...RANKING_CHECKS]);

/**
 * Says findings as they come: those of the ranking under a heading of their own, and what is skipped for one reason in
 * one line. `end` says what is still held back.
 */
export function findingPrinter(say: (line: string) => void): {
  readonly print: (finding: Finding) => void;
  readonly end: () => void;
} {
  let skipped: Finding[] = [];
  let inRanking = false;

  const end = () => {
    const [first] = skipped;
    if (first === undefined) return;
    const titles = skipped.map(({ check }) => titleOf(check)).join(", ");
    say(skipped.length === 1 ? describeFinding(first) : `– ${titles}: ${first.detail}`);
    skipped = [];
  };

  return {
    print(finding) {
      if (finding.state !== "skipped" || finding.detail !== skipped[0]?.detail) end();
      if (!inRanking && finding.state !== "skipped" && RANKING.has(finding.check)) {
        inRanking = true;
        say("\nWhat Agentverse ranks by (✗ costs places, and is no fault of the agent):");
      }
      if (finding.state === "skipped") skipped.push(finding);
      else say(describeFinding(finding));
    },
    end,
  };
}
