import { terminalLine } from "../../src/visible-text.ts";

const LONGEST_LINE = 400;

/** Says what happened, in one line. */
export type Report = (line: string) => void;

/** Names and addresses in a line come from strangers: they may neither begin a new line nor fill the screen. */
export function reportLine(report: Report): Report {
  return (line) => {
    const plain = terminalLine(line);
    report(plain.length > LONGEST_LINE ? `${plain.slice(0, LONGEST_LINE)}…` : plain);
  };
}
