import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../../..");
const EXPORTED =
  /^export (?:default )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type|enum) (\w+)/gm;

/** A language has its rules and its sentences, each under the language's name. */
const LANGUAGES = "chinese english french german hindi italian japanese portuguese spanish".split(" ");
/** Names of two things still; none is to be added. */
const STILL_SHARED = ["Conversation", "Letter", "MailboxLetter", "Registration", "Taken", "Trouble", "say"];

/** Every exported name that files of these folders give to more than one thing, with the files. */
function sharedNames(): Map<string, string[]> {
  const files = globSync("{src,packages,page,cli,dev,examples}/**/*.{ts,tsx}", { cwd: ROOT });
  const homes = new Map<string, string[]>();
  for (const file of files) {
    const names = [...readFileSync(resolve(ROOT, file), "utf8").matchAll(EXPORTED)].map(
      ([, name = ""]) => name,
    );
    for (const name of new Set(names)) homes.set(name, [...(homes.get(name) ?? []), file]);
  }
  return new Map([...homes].filter(([, places]) => places.length > 1));
}

describe("an exported name", () => {
  it("means one thing in the repository", () => {
    const excused = new Set([...LANGUAGES, ...STILL_SHARED]);
    expect([...sharedNames()].filter(([name]) => !excused.has(name))).toEqual([]);
  });
});
