import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** Ends an example with a sentence about what is missing. */
export function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
  // Not reached; the types of this repository, which are the Worker's, do not know that exit never returns.
  throw new Error(sentence);
}

/** The options of the command line; one that is not known ends the example. */
export function readCommandLine<T extends ParseArgsOptionsConfig>(options: T) {
  try {
    return parseArgs({ options }).values;
  } catch (problem) {
    return giveUp(problem instanceof Error ? problem.message : "These options make no sense.");
  }
}

/** The number that an option holds. */
export function readNumber(name: string, text: string): number {
  const number = Number(text);
  return Number.isFinite(number) && number > 0 ? number : giveUp(`--${name} wants a number, not "${text}".`);
}
