import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { logFault } from "../log.ts";
import { workOnJob } from "./consumer.ts";
import { downloadPicture } from "./download.ts";
import { queueMessageSchema } from "./job-hint.ts";
import { createPictureStore } from "./picture-store.ts";
import { createProviders } from "./providers.ts";

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
  const providers = createProviders(config, env, clock);
  const studio = {
    provider: providers,
    pictures: createPictureStore(env.PICTURES),
    download: (url: string) =>
      downloadPicture(url, { fetch: globalFetch, allow: { development: config.development } }),
  };
  await Promise.all(
    messages.map(async ({ body }) => {
      try {
        const message = queueMessageSchema.parse(body);
        if ("probe" in message) return;
        await workOnJob(env.SENDERS.getByName(message.sender), message.job, studio);
      } catch (fault) {
        logFault("consume", fault);
      }
    }),
  );
}

const globalFetch: typeof fetch = (...request) => fetch(...request);
