import { parseAddress, stripEnd } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { IMAGE_REPLIES, RESOURCE_URIS } from "./agent/picture-resource.ts";
import { PROVIDER_NAMES, PROVIDER_SETTINGS, type ProviderSetting } from "./imagegen/provider.ts";
import { ownPricesSchema } from "./pricing/price.ts";
import { DEFAULT_AGENT_NAME, type WorkerSetting } from "./settings.ts";

/** The form of each setting of the Worker, and what is said of one that has another. */

/** The sentence is made where it is needed: the first number that is written for a reader costs ten milliseconds. */
const whole = (fallback: number, least: number, most: number) => {
  const wrong = { error: () => `must be a whole number from ${inWords(least)} to ${inWords(most)}` };
  return z._default(
    z.coerce.number<string>(wrong).check(z.int(wrong), z.gte(least, wrong), z.lte(most, wrong)),
    fallback,
  );
};
const inWords = (value: number) => value.toLocaleString("en");
const BUDGET = "must be a number from 0 to 1,000,000, such as 5";
const PRICES =
  'must be JSON such as {"asi1": 0.04, "my-model": {"input": 0.5, "output": 1.5}}: dollars for a picture, for a million tokens';
const COST = "must be a number from 0 to 1,000, such as 0.04";
/** JSON of a form; absent, an empty object. Its text is never repeated. */
function jsonText<T>(schema: z.ZodMiniType<T>, error: string) {
  return z.pipe(
    z._default(z.string(), "{}"),
    z.transform((text, context): T => {
      const read = schema.safeParse(parsedJson(text));
      if (read.success) return read.data;
      context.issues.push({ code: "custom", message: error, input: text });
      return z.NEVER;
    }),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const baseUrl = z.lazy(() =>
  z.pipe(
    z.url({ protocol: /^https?$/, error: "must be an http(s) URL" }),
    z.transform((text) => stripEnd(text, "/")),
  ),
);

const addresses = z.lazy(() =>
  z._default(
    z
      .pipe(
        z.string(),
        z.transform((text) => new Set(text.split(",").map((address) => address.trim()))),
      )
      .check(
        z.refine(
          (found) => [...found].every((address) => parseAddress(address).ok),
          "must list agent addresses, agent1q…",
        ),
      ),
    () => new Set<string>(),
  ),
);

function providerSettingSchema({ kind, default: usual }: ProviderSetting) {
  const schema = kind === "url" ? baseUrl : z.string();
  return usual === undefined ? z.optional(schema) : z._default(schema, usual);
}

/** The settings of all providers, as the table lists them. */
export const providerSettingsSchema = z.lazy(() =>
  z.object(
    Object.fromEntries(PROVIDER_SETTINGS.map((setting) => [setting.name, providerSettingSchema(setting)])),
  ),
);

/** The settings of the Worker beside those of the providers, as texts of the environment. */
export const settingsSchema = z.lazy(() =>
  z.object({
    AGENT_NAME: z._default(
      z.string().check(z.maxLength(32, "may have 32 characters at most")),
      DEFAULT_AGENT_NAME,
    ),
    AGENT_SEED: z.string(
      "is missing: `npm start` makes one, a deployed agent needs `wrangler secret put AGENT_SEED`",
    ),
    AGENT_URI: z.optional(z.string()),
    IMAGE_PROVIDERS: z.optional(
      z.pipe(
        z.pipe(
          z.string(),
          z.transform((text) => text.split(",").map((name) => name.trim())),
        ),
        z.array(z.enum(PROVIDER_NAMES, `must list some of ${PROVIDER_NAMES.join(", ")}`)),
      ),
    ),
    IMAGE_TIMEOUT_SECONDS: whole(90, 1, 600),
    IMAGE_RETENTION_DAYS: whole(30, 1, 3650),
    PUBLIC_URL: z.optional(baseUrl),
    AGENTVERSE_URL: z._default(baseUrl, "https://agentverse.ai"),
    QUOTA_MAX_REQUESTS: whole(30, 1, 1_000_000),
    QUOTA_WINDOW_MINUTES: whole(60, 1, 43_200),
    COMPLETION_QUOTA_MAX_REQUESTS: whole(6, 1, 1_000_000),
    COMPLETION_API_KEY: z.optional(z.string()),
    COMPLETION_BASE_URL: z.optional(baseUrl),
    COMPLETION_MODEL: z._default(z.string(), "asi1"),
    IMAGE_REPLY: z._default(z.enum(IMAGE_REPLIES, "must be markdown, resource or both"), "markdown"),
    IMAGE_RESOURCE_URI: z._default(z.enum(RESOURCE_URIS, "must be https or agent-storage"), "https"),
    UNDERSTANDING: z.optional(z.enum(["rules", "model"], "must be rules or model")),
    ALLOWED_SENDERS: addresses,
    BLOCKED_SENDERS: addresses,
    UNLIMITED_SENDERS: addresses,
    MESSAGES_PER_HOUR: whole(300, 0, 1_000_000),
    DAILY_IMAGE_LIMIT: whole(500, 0, 10_000_000),
    DAILY_COMPLETION_LIMIT: whole(500, 0, 10_000_000),
    PROGRESS_AFTER_SECONDS: whole(20, 0, 600),
    REPORT_EVENTS: z._default(z.enum(["true", "false"], "must be true or false"), "false"),
    OPERATOR_TOKEN: z.optional(z.string()),
    DAILY_BUDGET_USD: z._default(
      z.coerce.number<string>(BUDGET).check(z.gte(0, BUDGET), z.lte(1_000_000, BUDGET)),
      0,
    ),
    PRICE_TABLE: jsonText(ownPricesSchema, PRICES),
    PICTURE_COST_USD: z.optional(z.coerce.number<string>(COST).check(z.gte(0, COST), z.lte(1_000, COST))),
    LOG_PROMPTS: z._default(z.enum(["true", "false"], "must be true or false"), "false"),
    DEV_CLOCK_OFFSET_SECONDS: whole(0, -10 * 365 * 86_400, 10 * 365 * 86_400),
  } satisfies Partial<Record<WorkerSetting, z.ZodMiniType>>),
);
