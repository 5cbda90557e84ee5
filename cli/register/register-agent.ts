import { identityFromSeed } from "@asi-image-agent/protocol";
import type { AccountFailure, AgentverseAccount } from "../../src/agentverse/account-api.ts";
import { delegateStorage } from "../../src/agentverse/delegation.ts";
import { findProfile, type RegistrationStep, saveProfile } from "../../src/agentverse/profile.ts";
import { profileForm } from "../../src/agentverse/profile-form.ts";
import { discoverAgent } from "../agent-client.ts";
import { readStatus } from "../agent-status.ts";
import { failureWords } from "./failure-words.ts";
import type { RegistrationInputs } from "./inputs.ts";
import { DESCRIPTION, STARTER_PROMPTS, TAGS } from "./profile-text.ts";

export type RegisterResult =
  | { readonly ok: true; readonly address: string; readonly handle: string; readonly created: boolean }
  /**
   * The registration failed. `settings`: the operator has to change something here; `agentverse`: Agentverse or the
   * agent said no.
   */
  | { readonly ok: false; readonly fault: "settings" | "agentverse"; readonly problems: readonly string[] };

/** Registers the agent at PUBLIC_URL on Agentverse, or brings its profile there up to date. `now` in ms. */
export async function registerAgent(
  inputs: RegistrationInputs,
  readme: string,
  now: number,
  report: (step: RegistrationStep) => void,
): Promise<RegisterResult> {
  const identity = identityFromSeed(inputs.seed);
  const { address } = identity;
  const agent = await askAgent(inputs, address);
  if (!agent.ok) return agent;

  const account: AgentverseAccount = {
    url: inputs.agentverseUrl,
    key: inputs.key,
    team: inputs.team,
    fetch: (url, init) => fetch(url, init),
  };
  const facts = {
    address,
    name: inputs.name ?? agent.name,
    handle: inputs.handle,
    publicUrl: inputs.publicUrl,
    description: DESCRIPTION,
    readme,
    starterPrompts: STARTER_PROMPTS,
    protocols: agent.protocols,
    tags: TAGS,
  };
  const checked = profileForm(facts);
  if (!checked.ok) return { ok: false, fault: "settings", problems: checked.problems };

  const known = await findProfile(account, address);
  if (!known.ok) return refusedBy(known.failure, inputs);
  // A handle that was chosen on the website stays, unless the settings name another.
  const handle = inputs.handle ?? known.value?.handle ?? checked.form.handle;
  const saved = await saveProfile(account, {
    identity,
    form: { ...checked.form, handle },
    known: known.value,
    timestamp: Math.floor(now / 1000),
    report,
  });
  if (!saved.ok) return refusedBy(saved.failure, inputs);
  if (inputs.copiesPictures) {
    const delegated = await delegateStorage(account, address);
    if (!delegated.ok) return refusedBy(delegated.failure, inputs);
    report("storage-delegated");
  }
  return { ok: true, address, handle, created: known.value === null };
}

type AskedAgent = { ok: true; name: string; protocols: readonly string[] } | Refusal;
type Refusal = { ok: false; fault: "agentverse"; problems: readonly string[] };

/** The running agent itself says what it speaks. Somebody else's seed would register what is not there. */
async function askAgent(inputs: RegistrationInputs, address: string): Promise<AskedAgent> {
  const [agent, status] = await Promise.all([discoverAgent(inputs.publicUrl), readStatus(inputs.publicUrl)]);
  if (!agent.ok) return refusal(agent.problem);
  if (agent.address !== address) {
    return refusal(
      `AGENT_SEED is not the seed of the agent at ${inputs.publicUrl}: it gives ${address}, the agent is ${agent.address}.`,
    );
  }
  const name = (status.ok ? status.status.name : null) ?? "Image Generator Agent";
  return { ok: true, name, protocols: agent.protocols };
}

function refusedBy(failure: AccountFailure, { agentverseUrl }: RegistrationInputs): Refusal {
  const { problem, advice } = failureWords(failure, agentverseUrl);
  return refusal(`${problem} ${advice}`);
}

function refusal(problem: string): Refusal {
  return { ok: false, fault: "agentverse", problems: [problem] };
}
