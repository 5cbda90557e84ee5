import type * as z from "zod/mini";
import type { ImageReply, ResourceUri } from "./agent/picture-resource.ts";
import { expandAgentUri } from "./agent-uri.ts";
import { DAY, MINUTE, SECOND } from "./clock.ts";
import { PROVIDERS, type ProviderName } from "./imagegen/provider.ts";
import { isLoopback } from "./net/loopback.ts";
import type { OwnPrices } from "./pricing/price.ts";
import { secretProblem } from "./secret-problem.ts";
import type { SettingProblem } from "./settings.ts";
import { providerSettingsSchema, settingsSchema } from "./settings-schema.ts";

/** The operator's settings, checked once. Immutable; secrets in it are never logged. */
export interface Config {
  readonly agentName: string;
  readonly seed: string;
  readonly providers: readonly ProviderName[];
  /** Settings of the table of providers that are set or have a default, by their names. Keys are among them. */
  readonly providerSettings: Readonly<Record<string, string>>;
  readonly imageTimeoutMs: number;
  /** The time limit of one call of the text model. */
  readonly completionTimeoutMs: number;
  readonly retentionMs: number;
  /** Origin of the agent's own links, without a trailing slash; null: the request's origin counts, if it may. */
  readonly publicUrl: string | null;
  /** Whether PUBLIC_URL is on loopback: nobody's deployed agent. Loopback peers and http are then allowed. */
  readonly development: boolean;
  readonly agentverseUrl: string;
  /** Where others send their messages: to PUBLIC_URL, or to the agent's mailbox at AGENTVERSE_URL. */
  readonly reachedBy: "endpoint" | "mailbox";
  /**
   * Whether peers on this machine and plain http may be asked: in development, unless strangers reach the agent through
   * a mailbox. Theirs would be this machine's own services.
   */
  readonly localPeers: boolean;
  readonly quota: { readonly maxRequests: number; readonly windowMs: number };
  /** The quota of each kind of question to the text model. */
  readonly completionQuota: { readonly maxRequests: number; readonly windowMs: number };
  readonly messagesPerHour: number;
  /** Canonical addresses. */
  readonly senders: Readonly<Record<"allowed" | "blocked" | "unlimited", ReadonlySet<string>>>;
  readonly textModel: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  /** How pictures come in a chat reply. */
  readonly imageReply: ImageReply;
  /** Whether pictures in a chat come with a card. */
  readonly cards: boolean;
  /** Where a picture's ResourceContent points to. */
  readonly resourceUri: ResourceUri;
  /** Whether the text model says what a line of a chat wants where the rules are not sure. */
  readonly asksModel: boolean;
  /** Paid pictures of one UTC day over all senders; 0: no limit. */
  readonly dailyImageLimit: number;
  /** Calls of the text model of one UTC day over all senders; 0: no limit. */
  readonly dailyCompletionLimit: number;
  /** For all calls of one UTC day, in millionths of a dollar; 0: no limit. */
  readonly dailyBudgetMicros: number;
  /** What the operator says of prices. */
  readonly prices: OwnPrices;
  readonly progressAfterMs: number;
  /** Whether Agentverse is told of messages and errors, never of what they say. */
  readonly reportEvents: boolean;
  /** The token that opens /operator; null: there is no such page, and nothing is counted for it. */
  readonly operatorToken: string | null;
  /** Whether what senders write may stand in the log. */
  readonly logPrompts: boolean;
  readonly clockOffsetMs: number;
}

export type ConfigResult =
  /** The settings are good. `warnings`: what is taken in development and nowhere else. */
  | { readonly ok: true; readonly config: Config; readonly warnings: readonly SettingProblem[] }
  | { readonly ok: false; readonly problems: readonly SettingProblem[] };

/**
 * Reads the settings out of the Worker's environment. An empty text counts as not set, so that a template with
 * empty values is harmless. Never throws: a bad setting is named, and the agent says so in GET /status.
 */
export function loadConfig(env: object): ConfigResult {
  const known = loaded.get(env);
  if (known !== undefined) return known;
  const result = readSettings(env);
  loaded.set(env, result);
  return result;
}

/** The settings of each environment. One lives as long as its isolate: it is read once. */
const loaded = new WeakMap<object, ConfigResult>();

function readSettings(env: object): ConfigResult {
  const expanded = expandAgentUri(textsOf(env));
  if (!expanded.ok) return expanded;
  const parsed = settingsSchema.safeParse(expanded.settings);
  const ofProviders = providerSettingsSchema.safeParse(expanded.settings);
  if (!parsed.success || !ofProviders.success) {
    const issues = [...(parsed.error?.issues ?? []), ...(ofProviders.error?.issues ?? [])];
    return { ok: false, problems: settingProblems(issues) };
  }
  const settings = parsed.data;
  const providerSettings = onlySet(ofProviders.data);
  const development = settings.PUBLIC_URL !== undefined && isLoopback(settings.PUBLIC_URL);
  if (settings.DEV_CLOCK_OFFSET_SECONDS !== 0 && !development) {
    const problem = "is for development only (PUBLIC_URL on loopback)";
    return { ok: false, problems: [{ setting: "DEV_CLOCK_OFFSET_SECONDS", problem }] };
  }
  const isExposed = settings.REACHED_BY === "mailbox" && !isLoopback(settings.AGENTVERSE_URL);
  const localPeers = development && !isExposed;
  const weak = weakSecrets(settings);
  if (weak.length > 0 && !localPeers) return { ok: false, problems: weak };
  return {
    ok: true,
    warnings: weak,
    config: {
      agentName: settings.AGENT_NAME,
      seed: settings.AGENT_SEED,
      providers: chooseProviders(
        settings.IMAGE_PROVIDERS,
        (name) => canDraw(name, providerSettings, env),
        development,
      ),
      providerSettings,
      imageTimeoutMs: settings.IMAGE_TIMEOUT_SECONDS * SECOND,
      completionTimeoutMs: Math.min(settings.IMAGE_TIMEOUT_SECONDS * SECOND, LONGEST_COMPLETION),
      retentionMs: settings.IMAGE_RETENTION_DAYS * DAY,
      publicUrl: settings.PUBLIC_URL ?? null,
      development,
      agentverseUrl: settings.AGENTVERSE_URL,
      reachedBy: settings.REACHED_BY,
      localPeers,
      quota: { maxRequests: settings.QUOTA_MAX_REQUESTS, windowMs: settings.QUOTA_WINDOW_MINUTES * MINUTE },
      completionQuota: {
        maxRequests: settings.COMPLETION_QUOTA_MAX_REQUESTS,
        windowMs: settings.QUOTA_WINDOW_MINUTES * MINUTE,
      },
      messagesPerHour: settings.MESSAGES_PER_HOUR,
      senders: {
        allowed: settings.ALLOWED_SENDERS,
        blocked: settings.BLOCKED_SENDERS,
        unlimited: settings.UNLIMITED_SENDERS,
      },
      textModel: textModel(settings, providerSettings),
      imageReply: settings.IMAGE_REPLY,
      cards: settings.CARDS === "true",
      resourceUri: settings.IMAGE_RESOURCE_URI,
      asksModel: asksModel(settings, providerSettings),
      dailyImageLimit: settings.DAILY_IMAGE_LIMIT,
      dailyCompletionLimit: settings.DAILY_COMPLETION_LIMIT,
      dailyBudgetMicros: Math.round(settings.DAILY_BUDGET_USD * 1_000_000),
      prices: { byModel: settings.PRICE_TABLE, pictureUsd: settings.PICTURE_COST_USD ?? null },
      progressAfterMs: settings.PROGRESS_AFTER_SECONDS * SECOND,
      reportEvents: settings.REPORT_EVENTS === "true",
      operatorToken: settings.OPERATOR_TOKEN ?? null,
      logPrompts: settings.LOG_PROMPTS === "true",
      clockOffsetMs: settings.DEV_CLOCK_OFFSET_SECONDS * SECOND,
    },
  };
}

function textsOf(env: object): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(env))
    if (typeof value === "string" && value.trim() !== "") texts[name] = value;
  return texts;
}

/**
 * The providers in the operator's order, less those that lack what they need. Without the setting: asi1 with a
 * key, else sketch on a developer's machine. A deployed agent never sketches unless it is told to: a stranger
 * who expects a picture would take the sketch for the best that the agent can do.
 */
function chooseProviders(
  named: readonly ProviderName[] | undefined,
  isUsable: (name: ProviderName) => boolean,
  development: boolean,
): ProviderName[] {
  const wanted: readonly ProviderName[] =
    named ?? (isUsable("asi1") ? ["asi1"] : development ? ["sketch"] : []);
  return wanted.filter(isUsable);
}

/** Whether a provider has what the table says that it needs. */
function canDraw(name: ProviderName, settings: Config["providerSettings"], env: object): boolean {
  const { oneOf, binding } = PROVIDERS[name].needs;
  if (binding !== undefined) return binding in env;
  return oneOf === undefined || oneOf.some((setting) => settings[setting] !== undefined);
}

function onlySet(settings: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) if (value !== undefined) set[name] = value;
  return set;
}

/** ASI:One's chat completions with the key of the images, unless the operator names another server. */
function textModel(
  settings: z.infer<typeof settingsSchema>,
  { ASI_LLM_KEY, ASI1_API_KEY, ASI1_BASE_URL = "" }: Config["providerSettings"],
): Config["textModel"] {
  const elsewhere = settings.COMPLETION_BASE_URL !== undefined;
  const asi1Key = elsewhere ? undefined : (ASI_LLM_KEY ?? ASI1_API_KEY);
  const apiKey = settings.COMPLETION_API_KEY ?? asi1Key;
  if (apiKey === undefined) return null;
  return {
    apiKey,
    baseUrl: settings.COMPLETION_BASE_URL ?? ASI1_BASE_URL,
    model: settings.COMPLETION_MODEL,
  };
}

/** Without a key there is nobody to ask; with one that is what it is for, too. */
function asksModel(
  settings: z.infer<typeof settingsSchema>,
  providerSettings: Config["providerSettings"],
): boolean {
  return settings.UNDERSTANDING !== "rules" && textModel(settings, providerSettings) !== null;
}

/** A text model that takes longer will not answer. */
const LONGEST_COMPLETION = 60 * SECOND;

function weakSecrets(settings: z.infer<typeof settingsSchema>): SettingProblem[] {
  const identity = settings.AGENT_URI === undefined ? "AGENT_SEED" : "AGENT_URI";
  return ([identity, "OPERATOR_TOKEN"] as const).flatMap((setting) => {
    const value = settings[setting];
    const problem = value === undefined ? null : secretProblem(setting, value);
    return problem === null ? [] : [{ setting, problem }];
  });
}

/**
 * The problems of a set of settings, one for each. The values of settings never appear: a mistyped name may well hold
 * a secret.
 */
function settingProblems(issues: readonly z.core.$ZodIssue[]): SettingProblem[] {
  const found = new Map<string, string>();
  for (const { path, message } of issues) {
    const setting = String(path[0] ?? "settings");
    if (!found.has(setting)) found.set(setting, message);
  }
  return [...found].map(([setting, problem]) => ({ setting, problem }));
}
