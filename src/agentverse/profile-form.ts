import type { Endpoint } from "@asi-image-agent/protocol";

/** Body of POST /v2/agents, in wire names. Source: RegistrationRequest in uagents_core/registration.py. */
export interface ProfileForm {
  readonly address: string;
  readonly name: string;
  readonly handle: string;
  readonly url: string;
  readonly agent_type: "uagent";
  readonly profile: {
    readonly description: string;
    readonly readme: string;
    readonly avatar_url: string;
    readonly banner_url: string;
    readonly starter_prompts: readonly string[];
  };
  readonly endpoints: readonly Endpoint[];
  readonly protocols: readonly string[];
  readonly metadata: { readonly [name: string]: string | readonly string[] };
}

export interface ProfileFacts {
  readonly address: string;
  readonly name: string;
  /** null: one is made of the name and the address. */
  readonly handle: string | null;
  /** Origin of the agent, without a trailing slash. */
  readonly publicUrl: string;
  readonly description: string;
  readonly readme: string;
  readonly starterPrompts: readonly string[];
  readonly protocols: readonly string[];
  readonly tags: readonly string[];
}

export type ProfileFormResult =
  | { readonly ok: true; readonly form: ProfileForm }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The longest texts of a profile, in characters as Python counts them. Source: max_length in RegistrationRequest and
 * AgentProfile.
 */
const LIMITS = { name: 32, handle: 40, url: 4000, description: 300, readme: 80_000 } as const;

/** The path under which the Worker serves the profile's picture. */
const AVATAR_PATH = "/avatar.png";
const BANNER_PATH = "/banner.png";

/** Fills the form and checks it against Agentverse's limits, so that nothing is sent that cannot be taken. */
export function profileForm(facts: ProfileFacts): ProfileFormResult {
  const { address, name, publicUrl, description, readme } = facts;
  const handle = facts.handle ?? deriveHandle(name, address);
  const url = `${publicUrl}/submit`;
  const problems = [
    ...tooLong("AGENT_NAME", name, LIMITS.name),
    ...(name.trim() === "" ? ["AGENT_NAME is empty."] : []),
    ...tooLong("AGENT_HANDLE", handle, LIMITS.handle),
    ...(HANDLE.test(handle) ? [] : ["AGENT_HANDLE may hold letters, digits, hyphens, dots and underscores."]),
    ...tooLong("PUBLIC_URL", url, LIMITS.url - BANNER_PATH.length),
    ...tooLong("The description", description, LIMITS.description),
    ...tooLong("The readme", readme, LIMITS.readme),
    ...(facts.protocols.length === 0 ? ["The agent names no protocol in /agent_info."] : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const form: ProfileForm = {
    address,
    name,
    handle,
    url,
    agent_type: "uagent",
    profile: {
      description,
      readme,
      avatar_url: `${publicUrl}${AVATAR_PATH}`,
      banner_url: `${publicUrl}${BANNER_PATH}`,
      starter_prompts: facts.starterPrompts,
    },
    // One, of weight 1: among several the reference begins with the lightest.
    endpoints: [{ url, weight: 1 }],
    protocols: facts.protocols,
    metadata: { categories: ["image generation"], tags: facts.tags, is_public: "True" },
  };
  return { ok: true, form };
}

/** Agentverse has the last word on handles; this only keeps out what can be none. */
const HANDLE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const HANDLE_SUFFIX = 6;

/** A handle belongs to one agent in the world: the end of the address tells ours from its namesakes. */
export function deriveHandle(name: string, address: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["agent"];
  const room = LIMITS.handle - HANDLE_SUFFIX - 1;
  const stem = words.join("-").slice(0, room).replace(/-$/, "");
  return `${stem}-${address.slice(-HANDLE_SUFFIX)}`;
}

function tooLong(what: string, text: string, most: number): string[] {
  const length = [...text].length;
  return length <= most ? [] : [`${what} has ${length} characters; Agentverse takes ${most} at most.`];
}
