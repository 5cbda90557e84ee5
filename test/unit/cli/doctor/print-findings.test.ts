import { expect, it } from "vitest";
import { type Finding, ok, skipped, unmet } from "../../../../cli/doctor/finding.ts";
import { findingPrinter } from "../../../../cli/doctor/print-findings.ts";

function printed(...findings: Finding[]): string[] {
  const lines: string[] = [];
  const printer = findingPrinter((line) => lines.push(line));
  for (const finding of findings) printer.print(finding);
  printer.end();
  return lines;
}

it("puts what is skipped for one reason into one line, in its place", () => {
  expect(
    printed(
      ok("probe", "ready"),
      skipped("chat", "no draw"),
      skipped("picture", "no draw"),
      skipped("listed", "no search"),
    ),
  ).toEqual(["✓ Probe         ready", "– Chat, Picture: no draw", "– Listed        no search"]);
});

it("puts the ranking under a heading, which tells that it is no fault", () => {
  const lines = printed(
    skipped("picture", "no draw"),
    ok("listed", "yes"),
    unmet("handle", "none", "Set it.", "page"),
    skipped("rating", "none yet"),
  );
  expect(lines[1]).toMatch(/^\nWhat Agentverse ranks by .*no fault/);
  expect([lines[0], ...lines.slice(2)]).toEqual([
    "– Picture       no draw",
    "✓ Listed        yes",
    "✗ Handle        none\n                → Set it.",
    "– Rating        none yet",
  ]);
});
