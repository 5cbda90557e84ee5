import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A version of the Python reference that the tests run against. */
export interface Reference {
  readonly uagents: string;
  readonly core: string;
  /** Its pinned packages, a file of this folder. */
  readonly requirements: string;
}

/** The virtual environment holds the newest, with whatever it needs itself. */
export const NEWEST = referenceIn("requirements.txt");

/** In the order of their age, each with a library of its own time; everything else that they need is the newest's. */
export const REFERENCES = [
  referenceIn("requirements-0.22.txt"),
  referenceIn("requirements-0.24.txt"),
  NEWEST,
];

/** Agentverse's other library, for agents that speak A2A. */
export const AGENTVERSE_SDK = {
  version: pinIn("requirements-agentverse-sdk.txt", "agentverse-sdk"),
  requirements: "requirements-agentverse-sdk.txt",
};

/** What is installed beside the virtual environment, each in a directory that goes before it. */
export const BESIDE = [...REFERENCES, AGENTVERSE_SDK]
  .map(({ requirements }) => requirements)
  .filter((requirements) => requirements !== NEWEST.requirements);

function referenceIn(requirements: string): Reference {
  return { uagents: pinIn(requirements, "uagents"), core: pinIn(requirements, "uagents-core"), requirements };
}

function pinIn(requirements: string, name: string): string {
  const lines = readFileSync(join(import.meta.dirname, requirements), "utf8").split("\n");
  const pin = lines.find((line) => line.startsWith(`${name}==`));
  if (pin === undefined) throw new Error(`${requirements} does not pin ${name}`);
  return pin.slice(name.length + 2);
}
