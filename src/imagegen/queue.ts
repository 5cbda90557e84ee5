import type { Clock } from "../clock.ts";
import { answerOrder } from "../completion/answer-order.ts";
import { createChatCompletions } from "../completion/chat-completions.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { logFault } from "../log.ts";
import type { HttpFetch } from "../upstream/http-fetch.ts";
import { type Studio, workOnJob } from "./consumer.ts";
import { downloadPicture } from "./download.ts";
import { queueMessageSchema } from "./job-hint.ts";
import { createPictureStore } from "./picture-store.ts";
import { createProviders } from "./providers.ts";
import { textModelWithPulse, withPulse } from "./pulse.ts";

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
  const studio = openStudio(config, env, clock);
  await Promise.all(
    messages.map(async ({ body }) => {
      try {
        const message = queueMessageSchema.parse(body);
        if ("probe" in message) return;
        const object = env.SENDERS.getByName(message.sender);
        if ("watch" in message) await object.lookAfter();
        else await workOnJob(object, message.job, studio);
      } catch (fault) {
        logFault("consume", fault);
      }
    }),
  );
}

/** Everything that a consumer works with, as the settings have it. */
function openStudio(config: Config, env: Env, clock: Clock): Studio {
  const { textModel, development, completionTimeoutMs: timeoutMs } = config;
  const fetch: HttpFetch = (url, init) => globalThis.fetch(url, init);
  const now = () => clock.now();
  const model =
    textModel === null
      ? null
      : textModelWithPulse(createChatCompletions({ ...textModel, timeoutMs, fetch, now }), env, now);
  const provider = createProviders(config, env, clock);
  return {
    now,
    provider: (name) => {
      const found = provider(name);
      return found === null ? null : withPulse(found, env, now);
    },
    pictures: createPictureStore(env.PICTURES),
    download: (url) => downloadPicture(url, { fetch, allow: { development } }),
    complete: (order, mayAskAgain) => answerOrder(model, order, mayAskAgain),
    pause: (ms) => scheduler.wait(ms),
  };
}
