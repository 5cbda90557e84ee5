import type { Endpoint, RegistrationMetadata } from "@asi-image-agent/protocol";
import { METADATA } from "./metadata.ts";

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
    /** "": none. */
    readonly avatar_url: string;
    readonly banner_url: string;
    readonly starter_prompts: readonly string[];
  };
  readonly endpoints: readonly Endpoint[];
  readonly protocols: readonly string[];
  readonly metadata: RegistrationMetadata;
}

export interface ProfileFacts {
  readonly address: string;
  readonly name: string;
  readonly handle: string;
  /** Origin of the agent, without a trailing slash. */
  readonly publicUrl: string;
  readonly description: string;
  readonly readme: string;
  readonly starterPrompts: readonly string[];
  readonly protocols: readonly string[];
  /** The pictures that the agent serves; one that is not among them is not named. */
  readonly pictures: readonly ProfilePicture[];
}

export type ProfileFormResult =
  | { readonly ok: true; readonly form: ProfileForm }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * "Handles are limited to 20 characters", says docs.agentverse.ai/documentation/agent-discovery/profile. The reference's
 * model lets them have 40.
 */
export const LONGEST_HANDLE = 20;

/**
 * The longest texts of a profile, in characters as Python counts them. Source: max_length in RegistrationRequest and
 * AgentProfile.
 */
const LIMITS = { name: 32, handle: LONGEST_HANDLE, url: 4000, description: 300, readme: 80_000 } as const;

/** The name is "ideally under 20 characters", says the same page: a longer one is cut off where agents are listed. */
export const LONGEST_SHOWN_NAME = 19;

/** The paths under which the Worker serves the profile's pictures. */
export const PROFILE_PICTURES = { avatar: "/avatar.png", banner: "/banner.png" } as const;
export type ProfilePicture = keyof typeof PROFILE_PICTURES;

/** Fills the form and checks it against Agentverse's limits, so that nothing is sent that cannot be taken. */
export function profileForm(facts: ProfileFacts): ProfileFormResult {
  const { address, name, handle, publicUrl, description, readme, pictures } = facts;
  const url = `${publicUrl}/submit`;
  const problems = [
    ...nameProblems(name),
    ...handleProblems(handle),
    ...tooLong("PUBLIC_URL", url, LIMITS.url - PROFILE_PICTURES.avatar.length),
    ...tooLong("The description", description, LIMITS.description),
    ...tooLong("The readme", readme, LIMITS.readme),
    ...(facts.protocols.length === 0 ? ["The agent names no protocol in /agent_info."] : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const pictureUrl = (picture: ProfilePicture) =>
    pictures.includes(picture) ? `${publicUrl}${PROFILE_PICTURES[picture]}` : "";
  const form: ProfileForm = {
    address,
    name,
    handle,
    url,
    agent_type: "uagent",
    profile: {
      description,
      readme,
      avatar_url: pictureUrl("avatar"),
      banner_url: pictureUrl("banner"),
      starter_prompts: facts.starterPrompts,
    },
    // One, of weight 1: among several the reference begins with the lightest.
    endpoints: [{ url, weight: 1 }],
    protocols: facts.protocols,
    metadata: METADATA,
  };
  return { ok: true, form };
}

/** The reasons why Agentverse would not take a name; none: it would. */
export function nameProblems(name: string): string[] {
  return [
    ...tooLong("AGENT_NAME", name, LIMITS.name),
    ...(name.trim() === "" ? ["AGENT_NAME is empty."] : []),
  ];
}

/** Agentverse has the last word on handles; this only keeps out what can be none. */
const HANDLE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

/** The reasons why Agentverse would not take a handle (without its @); none: it may. */
export function handleProblems(handle: string): string[] {
  return [
    ...tooLong("AGENT_HANDLE", handle, LIMITS.handle),
    ...(HANDLE.test(handle) ? [] : ["AGENT_HANDLE may hold letters, digits, hyphens, dots and underscores."]),
  ];
}

const HANDLE_SUFFIX = 6;

/** A handle belongs to one agent in the world: the end of the address tells ours from its namesakes. */
export function deriveHandle(name: string, address: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ["agent"];
  const room = LIMITS.handle - HANDLE_SUFFIX - 1;
  const whole = words.map((_, index) => words.slice(0, index + 1).join("-"));
  const stem = whole.findLast((it) => it.length <= room) ?? (words[0] ?? "").slice(0, room);
  return `${stem}-${address.slice(-HANDLE_SUFFIX)}`;
}

/** A name of which lists show all: as many of its first words as they have room for. */
export function shownName(name: string): string {
  const words = name.trim().split(/\s+/);
  const whole = words.map((_, index) => words.slice(0, index + 1).join(" "));
  return (
    whole.findLast((it) => [...it].length <= LONGEST_SHOWN_NAME) ??
    [...name].slice(0, LONGEST_SHOWN_NAME).join("")
  );
}

function tooLong(what: string, text: string, most: number): string[] {
  const length = [...text].length;
  return length <= most ? [] : [`${what} has ${length} characters; Agentverse takes ${most} at most.`];
}
