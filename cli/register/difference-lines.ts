import type { ProfileDifference } from "../../src/agentverse/profile-difference.ts";
import { oneLine, terminalLine } from "../../src/visible-text.ts";

const LONGEST_QUOTE = 72;

/** Says field by field how the profile on Agentverse and the one here differ, and which of them holds. */
export function differenceLines(differences: readonly ProfileDifference[], replaced: boolean): string[] {
  if (differences.length === 0) return [];
  const heading = replaced
    ? "Replaced on Agentverse:"
    : "Edited on Agentverse, and left as it is there (npm run register -- --force replaces it):";
  return [heading, ...differences.flatMap(describeDifference)];
}

function describeDifference({ field, there, here }: ProfileDifference): string[] {
  const [thereLines, hereLines] = [linesOf(there), linesOf(here)];
  const longer = thereLines.length > hereLines.length ? thereLines : hereLines;
  const at = longer.findIndex((_, index) => thereLines[index] !== hereLines[index]);
  const place = longer.length > 1 ? `, line ${at + 1}` : "";
  return [`  ${field}${place}`, `    there: ${quote(thereLines[at])}`, `    here:  ${quote(hereLines[at])}`];
}

function linesOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? value.trim().split(/\r?\n/) : value;
}

/** Somebody else's words: neither a control character of theirs nor a second line reaches the terminal. */
function quote(line: string | undefined): string {
  return line === undefined ? "(nothing)" : oneLine(terminalLine(line), LONGEST_QUOTE);
}
