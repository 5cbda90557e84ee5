import { fetchAsset, STORAGE_TOKEN_WINDOW } from "../agentverse/storage.ts";
import { storeAsset } from "../agentverse/store-asset.ts";
import { tokenSource } from "../agentverse/token-source.ts";
import { type Clock, SECOND } from "../clock.ts";
import { createChatCompletions } from "../completion/chat-completions.ts";
import { MOST_OUTPUT_TOKENS } from "../completion/text-model.ts";
import type { Config } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import { downloadPicture } from "../imagegen/download.ts";
import { pictureCost } from "../imagegen/picture-cost.ts";
import { createPictureStore } from "../imagegen/picture-store.ts";
import { createProviders } from "../imagegen/providers.ts";
import { log, logFault } from "../log.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { type Tokens, tokenMicros } from "../pricing/price.ts";
import { answerAndBill, askMeaning } from "./answer-order.ts";
import { type JobDependencies, workOnJob } from "./consumer.ts";
import { fetchInputs, type InputSources } from "./inputs.ts";
import { queueMessageSchema } from "./job-hint.ts";
import { textModelWithHealth, withHealth } from "./provider-health.ts";

/**
 * Works on what a batch hints at, side by side. Never throws, so that every message is acknowledged: sending a hint
 * again is the object's business.
 */
export async function consumeHints(
  messages: readonly { readonly body: unknown }[],
  env: Env,
  config: Config,
  clock: Clock,
): Promise<void> {
  const dependencies = openDependencies(config, env, clock);
  await Promise.all(
    messages.map(async ({ body }) => {
      try {
        const message = queueMessageSchema.parse(body);
        if ("probe" in message) return;
        const object = env.SENDERS.getByName(message.sender);
        if ("watch" in message) await object.lookAfter();
        else await workOnJob(object, message.job, dependencies);
      } catch (fault) {
        logFault("consume", fault);
      }
    }),
  );
}

/** Time limit of the question what a line wants: after it the rules' word holds. */
const UNDERSTANDING_TIMEOUT = 3 * SECOND;
/** Time limit of each of two tries to fetch a picture that an order starts from. */
const INPUT_TIMEOUT = 8 * SECOND;

/** The ports of a consumer, made from the settings. */
function openDependencies(config: Config, env: Env, clock: Clock): JobDependencies {
  const { textModel, development, completionTimeoutMs: timeoutMs, prices } = config;
  const fetch: HttpFetch = (url, init) => globalThis.fetch(url, init);
  const now = () => clock.now();
  const textModelWithin = (timeoutMs: number) => {
    if (textModel === null) return null;
    const options = { ...textModel, timeoutMs, fetch, now, ...mostTokens(config) };
    return textModelWithHealth(createChatCompletions(options), env, now);
  };
  const model = textModelWithin(timeoutMs);
  const price = (tokens: Tokens) => tokenMicros(textModel?.model ?? "", tokens, prices);
  const provider = createProviders(config, env, clock);
  const pictures = createPictureStore(env.PICTURES);
  const allow = { development };
  const pause = (ms: number) => scheduler.wait(ms);
  const identity = agentIdentity(config.seed);
  const token = tokenSource(identity, STORAGE_TOKEN_WINDOW, now, randomBytes);
  const storage = { fetch, agentverseUrl: config.agentverseUrl, authorization: token };
  const sources: InputSources = {
    pictures,
    download: (url, maxBytes) => downloadPicture(url, { fetch, allow, maxBytes, timeoutMs: INPUT_TIMEOUT }),
    asset: (uri, maxBytes) => fetchAsset(uri, { ...storage, maxBytes, timeoutMs: INPUT_TIMEOUT }),
    pause,
  };
  return {
    now,
    provider: (name) => {
      const found = provider(name);
      return found === null ? null : withHealth(found, env, now);
    },
    pictures,
    share: async (picture, reader) => {
      // We may read it as well: it may come back to be changed.
      const stored = await storeAsset(picture, [reader, identity.address], { ...storage, pause });
      log("shared", { picture: picture.name, outcome: stored.ok ? "stored" : stored.reason });
      return stored.ok ? stored.uri : null;
    },
    download: (url, maxBytes) => downloadPicture(url, { fetch, allow, maxBytes }),
    inputs: (inputs) => fetchInputs(inputs, sources),
    understand: (order) => askMeaning(textModelWithin(UNDERSTANDING_TIMEOUT), order, price),
    complete: (order, mayAskAgain) => answerAndBill(model, order, mayAskAgain, price),
    pictureCost: (name, order, drawn) => pictureCost(name, order, config, drawn),
    pause,
  };
}

/** With a budget an answer is no longer than what is reserved for it. */
function mostTokens({ dailyBudgetMicros }: Config): { readonly mostTokens?: number } {
  return dailyBudgetMicros > 0 ? { mostTokens: MOST_OUTPUT_TOKENS } : {};
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
