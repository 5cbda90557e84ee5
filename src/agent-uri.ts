import type { SettingProblem } from "./settings.ts";

/** The parts of an AGENT_URI. */
export interface AgentUri {
  readonly handle: string;
  readonly seed: string;
  readonly name: string;
  /** Origin of the Agentverse that gave it. */
  readonly agentverseUrl: string;
}

export type AgentUriResult =
  | { readonly ok: true; readonly uri: AgentUri }
  /** `problem` repeats nothing of the text, which holds the seed. */
  | { readonly ok: false; readonly problem: string };

const FORM = "must have the form https://handle:seed@agentverse.ai/name";
/** `rest` of a URI before its path, query and fragment; then its path. */
const URI = /^(https?):\/\/([^/?#]*)([^?#]*)/i;

/**
 * Reads the URI that Agentverse gives with an agent that is made on its website. As in AgentUri.from_str of
 * agentverse-sdk (_common/types.py), the name is percent-decoded, handle and seed are taken as they stand, and what
 * follows the name counts for nothing.
 */
export function parseAgentUri(text: string): AgentUriResult {
  const [, scheme = "", authority = "", path = ""] = URI.exec(text.trim()) ?? [];
  const at = authority.lastIndexOf("@");
  const [handle = "", ...seedParts] = authority.slice(0, Math.max(at, 0)).split(":");
  const seed = seedParts.join(":");
  const origin = `${scheme.toLowerCase()}://${authority.slice(at + 1).toLowerCase()}`;
  const name = percentDecoded(path.split("/")[1] ?? "");
  if (scheme === "" || at < 0 || !URL.canParse(origin)) return { ok: false, problem: FORM };
  if (handle === "") return { ok: false, problem: `${FORM}: the handle is missing` };
  if (seed === "") return { ok: false, problem: `${FORM}: the seed is missing` };
  if (name === "") return { ok: false, problem: `${FORM}: the name is missing` };
  return { ok: true, uri: { handle, seed, name, agentverseUrl: origin } };
}

/** Bytes that are no UTF-8 become U+FFFD, as in Python's unquote. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run.slice(1).split("%");
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}

type Settings = Readonly<Record<string, string>>;

export type ExpandedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/**
 * Settings with what AGENT_URI gives in the place of the settings that it stands for. AGENT_SEED, AGENT_NAME or
 * AGENT_HANDLE beside it must say the same; AGENTVERSE_URL may say another, as `npm start` does with the Agentverse of
 * this machine. An empty value counts as not set.
 */
export function expandAgentUri(settings: Settings): ExpandedSettings {
  const text = settings.AGENT_URI?.trim() ?? "";
  if (text === "") return { ok: true, settings };
  const read = parseAgentUri(text);
  if (!read.ok) return { ok: false, problems: [{ setting: "AGENT_URI", problem: read.problem }] };
  const { seed, name, handle, agentverseUrl } = read.uri;
  const stoodFor = { AGENT_SEED: seed, AGENT_NAME: name, AGENT_HANDLE: handle };
  const given = (setting: string) => {
    const value = settings[setting]?.trim() ?? "";
    return setting === "AGENT_HANDLE" ? value.replace(/^@/, "") : value;
  };
  const problems = Object.entries(stoodFor)
    .filter(([setting, value]) => !["", value].includes(given(setting)))
    .map(([setting]) => ({
      setting: "AGENT_URI",
      problem: `and ${setting} say different things: remove one of the two`,
    }));
  if (problems.length > 0) return { ok: false, problems };
  const url = given("AGENTVERSE_URL") === "" ? agentverseUrl : given("AGENTVERSE_URL");
  return { ok: true, settings: { ...settings, ...stoodFor, AGENTVERSE_URL: url } };
}
