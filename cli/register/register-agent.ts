import { randomBytes } from "node:crypto";
import { type Identity, identityFromSeed } from "@asi-image-agent/protocol";
import type {
  AccountFailure,
  AccountResult,
  AgentverseAccount,
  Credentials,
} from "../../src/agentverse/account-api.ts";
import { delegateStorage } from "../../src/agentverse/delegation.ts";
import { ownAttestation } from "../../src/agentverse/own-attestation.ts";
import { type AgentverseProfile, findProfile } from "../../src/agentverse/profile.ts";
import { type ProfileDifference, profileDifferences } from "../../src/agentverse/profile-difference.ts";
import { deriveHandle, profileForm, shownName } from "../../src/agentverse/profile-form.ts";
import { type RegistrationStep, saveProfile } from "../../src/agentverse/save-profile.ts";
import { DEFAULT_AGENT_NAME } from "../../src/settings.ts";
import { discoverAgent } from "../agent-client.ts";
import { readStatus } from "../agent-status.ts";
import type { Questions } from "../deploy/questions.ts";
import { chooseNames } from "./choose-names.ts";
import { failureWords } from "./failure-words.ts";
import type { RegistrationInputs } from "./inputs.ts";
import { checkPictures } from "./profile-pictures.ts";
import { DESCRIPTION, STARTER_PROMPTS } from "./profile-text.ts";

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

  const access = accessOf(order, identity);
  const found = await findKnown(access, address);
  if (!found.ok) return refusedBy(found.failure, access.account);
  const { known, isOwn } = found.value;
  const wanted = { address, name: inputs.name ?? agent.givenName, handle: inputs.handle, known };
  const names = await chooseNames({ ...wanted, ownName: agent.name }, questions);
  for (const sentence of [...names.notes, ...pictures.notes]) note(sentence);

  const form = { ...checked.form, name: names.name, handle: names.handle };
  const timestamp = Math.floor(order.now() / 1000);
  const saved = await saveProfile(access.account, {
    identity,
    form,
    known,
    isOwn,
    force,
    timestamp,
    report: order.report,
  });
  if (!saved.ok) return refusedBy(saved.failure, access.account);
  if (inputs.copiesPictures) await letItStore(order, access.account, address);
  const handle = (force ? null : known?.handle) || form.handle;
  const differences = known === null ? [] : profileDifferences(form, known);
  return { ok: true, address, handle, created: known === null, differences };
}

/** Lets the agent keep copies of its pictures in the account's storage. Without that it sends their links. */
async function letItStore(
  { report, note }: RegistrationOrder,
  account: AgentverseAccount,
  address: string,
): Promise<void> {
  if (account.credentials.kind === "attestation") {
    note(
      "Agentverse's storage takes copies of pictures by leave of an account only: set AGENTVERSE_KEY too.",
    );
    return;
  }
  const delegated = await delegateStorage(account, address);
  if (delegated.ok) return report("storage-delegated");
  const { problem, advice } = failureWords(delegated.failure, account);
  note(`Agentverse's storage takes no copies of pictures yet. ${problem} ${advice}`);
}

/** The ways to the profile: that which the settings choose, and the agent's own. */
interface Access {
  readonly account: AgentverseAccount;
  readonly agent: AgentverseAccount;
}

function accessOf({ inputs, now }: RegistrationOrder, identity: Identity): Access {
  const { agentverseUrl, key, team } = inputs;
  const own = ownAttestation(identity, now, randomBytes);
  const chosen: Credentials = key === null ? own : { kind: "api-key", key, team };
  const by = (credentials: Credentials): AgentverseAccount => ({
    url: agentverseUrl,
    credentials,
    fetch: (url, init) => fetch(url, init),
  });
  return { account: by(chosen), agent: by(own) };
}

interface Known {
  readonly known: AgentverseProfile | null;
  /** Whether the account, if it is one that registers, has the agent already. */
  readonly isOwn: boolean;
}

/** A profile that an account does not see may be there all the same: the agent may have registered itself. */
async function findKnown({ account, agent }: Access, address: string): Promise<AccountResult<Known>> {
  const found = await findProfile(account, address);
  if (!found.ok) return found;
  if (found.value !== null || account.credentials.kind === "attestation")
    return { ok: true, value: { known: found.value, isOwn: true } };
  const itself = await findProfile(agent, address);
  return { ok: true, value: { known: itself.ok ? itself.value : null, isOwn: false } };
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
