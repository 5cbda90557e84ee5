import type { AgentverseProfile } from "../../src/agentverse/profile.ts";
import {
  deriveHandle,
  handleProblems,
  LONGEST_SHOWN_NAME,
  nameProblems,
  shownName,
} from "../../src/agentverse/profile-form.ts";
import type { Questions } from "../deploy/questions.ts";

export interface NamesWanted {
  readonly address: string;
  /** The name that the operator gave, here or to the running agent; null: none. */
  readonly name: string | null;
  readonly handle: string | null;
  /** The name that the agent has in any case. */
  readonly ownName: string;
  /** The profile on Agentverse; null: there is none yet. */
  readonly known: AgentverseProfile | null;
}

export interface ProfileNames {
  readonly name: string;
  readonly handle: string;
  /** Sentences for the operator about what was chosen without them, or will not be shown whole. */
  readonly notes: readonly string[];
}

/** Name and handle of the profile: what the operator gave, else what Agentverse has, else the answer to a question. */
export async function chooseNames(wanted: NamesWanted, questions: Questions): Promise<ProfileNames> {
  const name = await chooseName(wanted, questions);
  const handle = await chooseHandle(wanted, name.value, questions);
  return { name: name.value, handle: handle.value, notes: [...name.notes, ...handle.notes] };
}

interface Chosen {
  readonly value: string;
  readonly notes: readonly string[];
}

async function chooseName({ name, ownName, known }: NamesWanted, questions: Questions): Promise<Chosen> {
  const given = name ?? (known?.name || null);
  if (given !== null) {
    const length = [...given].length;
    const cut = `The name has ${length} characters: lists on Agentverse and in ASI:One show fewer than 20.`;
    return { value: given, notes: length > LONGEST_SHOWN_NAME ? [cut] : [] };
  }
  const suggested = shownName(ownName);
  if (!questions.interactive)
    return {
      value: suggested,
      notes: [`AGENT_NAME is not set and nobody is here to be asked: the profile is named "${suggested}".`],
    };
  const question = `The name on Agentverse, best of fewer than 20 characters (Enter: ${suggested}):`;
  return { value: await askFor(question, suggested, nameProblems, questions), notes: [] };
}

async function chooseHandle(
  { handle, known, address }: NamesWanted,
  name: string,
  questions: Questions,
): Promise<Chosen> {
  if (handle !== null) return { value: handle, notes: [] };
  const stored = known?.handle || null;
  if (stored !== null) return { value: stored, notes: handleProblems(stored).map(outgrown) };
  const suggested = deriveHandle(name, address);
  if (!questions.interactive)
    return {
      value: suggested,
      notes: [
        `AGENT_HANDLE is not set and nobody is here to be asked: the handle is @${suggested}. To choose another, set AGENT_HANDLE and run this with --force.`,
      ],
    };
  const question = `The @handle by which people call the agent, 20 characters at most (Enter: ${suggested}):`;
  const answer = await askFor(question, suggested, (it) => handleProblems(withoutAt(it)), questions);
  return { value: withoutAt(answer), notes: [] };
}

/** A handle of before may be longer than handles are today. */
function outgrown(problem: string): string {
  return `${problem} The one on Agentverse stays: to choose another, set AGENT_HANDLE and run this with --force.`;
}

/** Asks until the answer is one that Agentverse may take. */
async function askFor(
  question: string,
  suggested: string,
  problemsOf: (answer: string) => readonly string[],
  questions: Questions,
): Promise<string> {
  let complaint = "";
  for (;;) {
    const answer = (await questions.line(`${complaint}${question}`)) || suggested;
    const problems = problemsOf(answer);
    if (problems.length === 0) return answer;
    complaint = `${problems.join(" ")}\n`;
  }
}

function withoutAt(handle: string): string {
  return handle.replace(/^@/, "");
}
