import { fetchAsset, STORAGE_TOKEN_WINDOW } from "../agentverse/storage.ts";
import { tokenSource } from "../agentverse/token-source.ts";
import { type Clock, SECOND } from "../clock.ts";
import { createChatCompletions } from "../completion/chat-completions.ts";
import type { Config } from "../config.ts";
import { agentIdentity } from "../identity.ts";
import { downloadPicture } from "../imagegen/download.ts";
import { createPictureStore } from "../imagegen/picture-store.ts";
import { createProviders } from "../imagegen/providers.ts";
import { logFault } from "../log.ts";
import type { HttpFetch } from "../net/http-fetch.ts";
import { answerOrder } from "./answer-order.ts";
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

/** Time limit of each of two tries to fetch a picture that an order starts from. */
const INPUT_TIMEOUT = 8 * SECOND;

/** The ports of a consumer, made from the settings. */
function openDependencies(config: Config, env: Env, clock: Clock): JobDependencies {
  const { textModel, development, completionTimeoutMs: timeoutMs } = config;
  const fetch: HttpFetch = (url, init) => globalThis.fetch(url, init);
  const now = () => clock.now();
  const model =
    textModel === null
      ? null
      : textModelWithHealth(createChatCompletions({ ...textModel, timeoutMs, fetch, now }), env, now);
  const provider = createProviders(config, env, clock);
  const pictures = createPictureStore(env.PICTURES);
  const allow = { development };
  const pause = (ms: number) => scheduler.wait(ms);
  const token = tokenSource(agentIdentity(config.seed), STORAGE_TOKEN_WINDOW, now, randomBytes);
  const sources: InputSources = {
    pictures,
    download: (url, maxBytes) => downloadPicture(url, { fetch, allow, maxBytes, timeoutMs: INPUT_TIMEOUT }),
    asset: (uri, maxBytes) =>
      fetchAsset(uri, {
        fetch,
        agentverseUrl: config.agentverseUrl,
        authorization: token,
        maxBytes,
        timeoutMs: INPUT_TIMEOUT,
      }),
    pause,
  };
  return {
    now,
    provider: (name) => {
      const found = provider(name);
      return found === null ? null : withHealth(found, env, now);
    },
    pictures,
    download: (url, maxBytes) => downloadPicture(url, { fetch, allow, maxBytes }),
    inputs: (inputs) => fetchInputs(inputs, sources),
    complete: (order, mayAskAgain) => answerOrder(model, order, mayAskAgain),
    pause,
  };
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
