import { randomBytes } from "node:crypto";
import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import type { AccountFailure, AgentverseAccount, Credentials } from "../../src/agentverse/account-api.ts";
import { findProfile } from "../../src/agentverse/profile.ts";
import { type ProfileDifference, profileDifferences } from "../../src/agentverse/profile-difference.ts";
import { deriveHandle, profileForm, shownName } from "../../src/agentverse/profile-form.ts";
import { type RegistrationStep, saveProfile } from "../../src/agentverse/save-profile.ts";
import { tokenSource } from "../../src/agentverse/token-source.ts";
import { DEFAULT_AGENT_NAME } from "../../src/settings.ts";
import { discoverAgent } from "../agent-client.ts";
import { readStatus } from "../agent-status.ts";
import type { Questions } from "../deploy/questions.ts";
import { chooseNames } from "./choose-names.ts";
import { failureWords } from "./failure-words.ts";
import type { RegistrationInputs } from "./inputs.ts";
import { checkPictures } from "./profile-pictures.ts";
import { DESCRIPTION, STARTER_PROMPTS } from "./profile-text.ts";

/** The seconds for which an attestation holds: AGENT_AUTH_TOKEN_VALIDITY in agentverse-sdk (_common/config.py). */
const ATTESTATION_SECONDS = 120;

export interface RegistrationOrder {
  readonly inputs: RegistrationInputs;
  readonly readme: string;
  /** Whether what was edited on Agentverse is replaced. */
  readonly force: boolean;
  readonly questions: Questions;
  /** The clock, in ms since 1970. */
  readonly now: () => number;
  readonly report: (step: RegistrationStep) => void;
  /** Tells the operator a sentence. */
  readonly note: (sentence: string) => void;
}

export type RegisterResult =
  | {
      readonly ok: true;
      readonly address: string;
      readonly handle: string;
      readonly created: boolean;
      /** The fields in which Agentverse had something else, whether it was left or replaced. */
      readonly differences: readonly ProfileDifference[];
    }
  /**
   * The registration failed. `settings`: the operator has to change something here; `agentverse`: Agentverse or the
   * agent said no.
   */
  | { readonly ok: false; readonly fault: "settings" | "agentverse"; readonly problems: readonly string[] };

/** Registers the agent at PUBLIC_URL on Agentverse, or brings its profile there up to date. */
export async function registerAgent(order: RegistrationOrder): Promise<RegisterResult> {
  const { inputs, force, questions, note } = order;
  const identity = identityFromSeed(inputs.seed);
  const { address } = identity;
  const agent = await askAgent(inputs, address);
  if (!agent.ok) return agent;

  const pictures = await checkPictures(inputs.publicUrl);
  const checked = profileForm({
    address,
    name: inputs.name ?? agent.givenName ?? shownName(agent.name),
    handle: inputs.handle ?? deriveHandle(agent.name, address),
    publicUrl: inputs.publicUrl,
    description: DESCRIPTION,
    readme: order.readme,
    starterPrompts: STARTER_PROMPTS,
    protocols: agent.protocols,
    pictures: pictures.usable,
  });
  if (!checked.ok) return { ok: false, fault: "settings", problems: checked.problems };

  const account = accountOf(order, identity);
  const found = await findProfile(account, address);
  if (!found.ok) return refusedBy(found.failure, account);
  const known = found.value;
  const wanted = { address, name: inputs.name ?? agent.givenName, handle: inputs.handle, known };
  const names = await chooseNames({ ...wanted, ownName: agent.name }, questions);
  for (const sentence of [...names.notes, ...pictures.notes]) note(sentence);

  const form = { ...checked.form, name: names.name, handle: names.handle };
  const timestamp = Math.floor(order.now() / 1000);
  const saved = await saveProfile(account, {
    identity,
    form,
    known,
    force,
    timestamp,
    report: order.report,
  });
  if (!saved.ok) return refusedBy(saved.failure, account);
  const handle = (force ? null : known?.handle) || form.handle;
  const differences = known === null ? [] : profileDifferences(form, known);
  return { ok: true, address, handle, created: known === null, differences };
}

function accountOf({ inputs, now }: RegistrationOrder, identity: Identity): AgentverseAccount {
  const credentials: Credentials =
    inputs.key === null
      ? { kind: "attestation", authorization: tokenSource(identity, ATTESTATION_SECONDS, now, randomBytes) }
      : { kind: "api-key", key: inputs.key, team: inputs.team };
  return { url: inputs.agentverseUrl, credentials, fetch: (url, init) => fetch(url, init) };
}

interface AskedAgent {
  readonly ok: true;
  readonly name: string;
  /** The name, if its operator gave it one. */
  readonly givenName: string | null;
  readonly protocols: readonly string[];
}
type Refusal = { ok: false; fault: "agentverse"; problems: readonly string[] };

/** The running agent itself says what it speaks. Somebody else's seed would register what is not there. */
async function askAgent(inputs: RegistrationInputs, address: string): Promise<AskedAgent | Refusal> {
  const [agent, status] = await Promise.all([discoverAgent(inputs.publicUrl), readStatus(inputs.publicUrl)]);
  if (!agent.ok) return refusal(agent.problem);
  if (agent.address !== address) {
    return refusal(
      `AGENT_SEED is not the seed of the agent at ${inputs.publicUrl}: it gives ${address}, the agent is ${agent.address}.`,
    );
  }
  const name = (status.ok ? status.status.name : null) ?? DEFAULT_AGENT_NAME;
  const givenName = name === DEFAULT_AGENT_NAME ? null : name;
  return { ok: true, name, givenName, protocols: agent.protocols };
}

function refusedBy(failure: AccountFailure, account: AgentverseAccount): Refusal {
  const { problem, advice } = failureWords(failure, account);
  return refusal(`${problem} ${advice}`);
}

function refusal(problem: string): Refusal {
  return { ok: false, fault: "agentverse", problems: [problem] };
}
