/** A setting, for everything that lists settings. Its schema, by the same name, stands in config.ts. */
interface Setting {
  readonly name: string;
  /** A secret never stands in `[vars]`, in a log or in a template with a value. */
  readonly secret: boolean;
  /** The reader of the setting: the Worker, or the command line alone. */
  readonly reader: "worker" | "command line";
  /** The default, as README.md shows it. */
  readonly byDefault: string;
  /** The meaning, in README.md's words. */
  readonly does: string;
}

/** A setting that cannot be taken, and why. The sentence never repeats its value. */
export interface SettingProblem {
  readonly setting: string;
  readonly problem: string;
}

/** The agent's name where nobody has given it one. */
export const DEFAULT_AGENT_NAME = "Image Generator Agent";

/** The table of settings, in the order of README.md's, which is checked against this. */
export const SETTINGS = [
  {
    name: "AGENT_SEED",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "the agent's identity; 32 characters or more, or it is refused outside development",
  },
  {
    name: "AGENT_URI",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "`https://handle:seed@agentverse.ai/name`, as Agentverse gives it with an agent made on its website: in the place of AGENT_SEED, AGENT_HANDLE and AGENT_NAME",
  },
  {
    name: "AGENT_NAME",
    secret: false,
    reader: "worker",
    byDefault: DEFAULT_AGENT_NAME,
    does: "how it is called",
  },
  {
    name: "PUBLIC_URL",
    secret: false,
    reader: "worker",
    byDefault: "–",
    does: "where its links begin; `npm start` and `npm run deploy` set it",
  },
  {
    name: "ASI_LLM_KEY",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "key of ASI:One, whose models draw and answer",
  },
  {
    name: "ASI1_API_KEY",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "another name for ASI_LLM_KEY",
  },
  {
    name: "ASI1_BASE_URL",
    secret: false,
    reader: "worker",
    byDefault: "https://api.asi1.ai/v1",
    does: "where ASI:One is asked",
  },
  {
    name: "OPENAI_API_KEY",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "key of any OpenAI-compatible images API; what a server does not know (a size, several at once, edits) it is asked without, and the reply says so",
  },
  {
    name: "OPENAI_BASE_URL",
    secret: false,
    reader: "worker",
    byDefault: "https://api.openai.com/v1",
    does: "where that API is",
  },
  {
    name: "OPENAI_IMAGE_MODEL",
    secret: false,
    reader: "worker",
    byDefault: "gpt-image-2",
    does: "which of its models draws",
  },
  {
    name: "WORKERS_AI_MODEL",
    secret: false,
    reader: "worker",
    byDefault: "@cf/black-forest-labs/flux-2-klein-4b",
    does: "the image model behind the `[ai]` binding; FLUX.2 models change pictures too, flux-1-schnell and Leonardo's draw from words alone",
  },
  {
    name: "IMAGE_PROVIDERS",
    secret: false,
    reader: "worker",
    byDefault: "asi1 with a key; else sketch, in development only",
    does: "comma-separated, in this order: asi1, openai, workers-ai (needs the `[ai]` binding), sketch",
  },
  {
    name: "IMAGE_TIMEOUT_SECONDS",
    secret: false,
    reader: "worker",
    byDefault: "90",
    does: "for one call of a provider",
  },
  {
    name: "IMAGE_RETENTION_DAYS",
    secret: false,
    reader: "worker",
    byDefault: "30",
    does: "how long pictures may be cached; the bucket's lifecycle rule deletes them",
  },
  {
    name: "IMAGE_REPLY",
    secret: false,
    reader: "worker",
    byDefault: "markdown",
    does: "how pictures come in a chat: markdown, in the text, which every client shows; resource, a ResourceContent each with its link, mime_type and role `generated-image`; both",
  },
  {
    name: "IMAGE_RESOURCE_URI",
    secret: false,
    reader: "worker",
    byDefault: "https",
    does: "where such a ResourceContent points to: https, the picture's own link; agent-storage, a copy in Agentverse's storage that its receiver may read for a day ([what it takes](docs/asi1.md#pictures-in-agentverses-storage))",
  },
  {
    name: "COMPLETION_API_KEY",
    secret: true,
    reader: "worker",
    byDefault: "ASI:One's key",
    does: "key of the text model: any OpenAI-compatible chat completions",
  },
  {
    name: "COMPLETION_BASE_URL",
    secret: false,
    reader: "worker",
    byDefault: "ASI:One's URL",
    does: "where the text model is asked; another server needs a key of its own",
  },
  {
    name: "COMPLETION_MODEL",
    secret: false,
    reader: "worker",
    byDefault: "asi1",
    does: "which model answers",
  },
  {
    name: "COMPLETION_QUOTA_MAX_REQUESTS",
    secret: false,
    reader: "worker",
    byDefault: "6",
    does: "questions of each kind to the text model in QUOTA_WINDOW_MINUTES, for each sender",
  },
  {
    name: "UNDERSTANDING",
    secret: false,
    reader: "worker",
    byDefault: "rules without a text model, model with one",
    does: "who says what a line of a chat wants: rules, or where these are not sure the text model (model), which has 3 seconds ([how](docs/decisions/0029-the-text-model-reads-what-rules-do-not.md))",
  },
  {
    name: "ALLOWED_SENDERS",
    secret: false,
    reader: "worker",
    byDefault: "–",
    does: "comma-separated addresses: only these",
  },
  {
    name: "BLOCKED_SENDERS",
    secret: false,
    reader: "worker",
    byDefault: "–",
    does: "comma-separated addresses: not these",
  },
  {
    name: "UNLIMITED_SENDERS",
    secret: false,
    reader: "worker",
    byDefault: "–",
    does: "comma-separated addresses: these without a quota",
  },
  {
    name: "AGENTVERSE_URL",
    secret: false,
    reader: "worker",
    byDefault: "https://agentverse.ai",
    does: "whose Almanac is asked, and told of this agent",
  },
  {
    name: "AGENTVERSE_KEY",
    secret: true,
    reader: "command line",
    byDefault: "–",
    does: "key of your Agentverse account, for `npm run register` (without it the agent registers by its own attestation) and `npm run doctor`; the Worker does not need it",
  },
  {
    name: "AGENT_HANDLE",
    secret: false,
    reader: "command line",
    byDefault: "asked for by `npm run register`, else made of name and address",
    does: "the @handle of the profile, 20 characters at most; for `npm run register`",
  },
  {
    name: "AGENTVERSE_TEAM",
    secret: false,
    reader: "command line",
    byDefault: "–",
    does: "the team that the profile belongs to; for `npm run register`",
  },
  {
    name: "QUOTA_MAX_REQUESTS",
    secret: false,
    reader: "worker",
    byDefault: "30",
    does: "pictures for each sender in QUOTA_WINDOW_MINUTES, chat and direct requests together",
  },
  {
    name: "QUOTA_WINDOW_MINUTES",
    secret: false,
    reader: "worker",
    byDefault: "60",
    does: "the window of the quotas",
  },
  {
    name: "MESSAGES_PER_HOUR",
    secret: false,
    reader: "worker",
    byDefault: "300",
    does: "of any kind for each sender; 0: no limit",
  },
  {
    name: "DAILY_IMAGE_LIMIT",
    secret: false,
    reader: "worker",
    byDefault: "500",
    does: "paid pictures of a UTC day over all senders; 0: no limit. New senders cannot have them all ([how](docs/decisions/0017-the-day-is-shared-out.md))",
  },
  {
    name: "DAILY_COMPLETION_LIMIT",
    secret: false,
    reader: "worker",
    byDefault: "500",
    does: "calls of the text model of a UTC day over all senders, shared out likewise; 0: no limit",
  },
  {
    name: "DAILY_BUDGET_USD",
    secret: false,
    reader: "worker",
    byDefault: "0",
    does: "what a UTC day's calls may cost, pictures and texts together, shared out likewise; 0: no limit but those by number ([how](docs/decisions/0028-a-budget-in-money.md))",
  },
  {
    name: "PRICE_TABLE",
    secret: false,
    reader: "worker",
    byDefault: "{}",
    does: 'prices by model as JSON, before the published ones that the agent knows: `{"asi1": 0.04, "my-model": {"input": 0.5, "output": 1.5}}`, in dollars for a picture, and for a million tokens',
  },
  {
    name: "PROGRESS_AFTER_SECONDS",
    secret: false,
    reader: "worker",
    byDefault: "20",
    does: "when a word about a slow picture is said; 0: never",
  },
  {
    name: "OPERATOR_TOKEN",
    secret: true,
    reader: "worker",
    byDefault: "–",
    does: "opens [/operator](docs/operator.md); without it there is no such page and nothing is counted; 16 characters or more, or it is refused outside development",
  },
  {
    name: "PICTURE_COST_USD",
    secret: false,
    reader: "worker",
    byDefault: "–",
    does: "what a paid picture costs that PRICE_TABLE does not price, of whatever model; without it the published price, and where none is known 0.25",
  },
  {
    name: "REPORT_EVENTS",
    secret: false,
    reader: "worker",
    byDefault: "false; `npm run deploy` and `npm run register` ask",
    does: "true: Agentverse is told of messages (with whom, when) and errors, never of their texts; what it knows of counts towards the agent's rank. The answer is kept; where nobody can be asked it stays false",
  },
  {
    name: "LOG_PROMPTS",
    secret: false,
    reader: "worker",
    byDefault: "false",
    does: "true: the log holds what senders write. Without it no text is ever logged",
  },
  {
    name: "DEV_CLOCK_OFFSET_SECONDS",
    secret: false,
    reader: "worker",
    byDefault: "0",
    does: "shifts the agent's clock; in development only",
  },
] as const satisfies readonly Setting[];

export type WorkerSetting = Extract<(typeof SETTINGS)[number], { reader: "worker" }>["name"];

/** Names of what the deployed Worker is given as secrets, not in `[vars]`. */
export const WORKER_SECRETS: readonly string[] = SETTINGS.filter(
  ({ secret, reader }) => secret && reader === "worker",
).map(({ name }) => name);

/** README.md's table of settings, as Markdown. */
export function settingsTable(): string {
  const rows = SETTINGS.map(
    ({ name, secret, byDefault, does }) => `| ${name}${secret ? " *" : ""} | ${byDefault} | ${does} |`,
  );
  return ["| setting | default | what it does |", "| --- | --- | --- |", ...rows].join("\n");
}
