import * as z from "zod/mini";
import { PROVIDERS, UPSTREAMS, type Upstream } from "./provider.ts";

/** The answer of an upstream that did not serve the operator's account. For the operator alone. */
export const troubleSchema = z.object({
  upstream: z.enum(UPSTREAMS),
  status: z.number(),
  /** Its own sentence, as `providerSentence` leaves it; null: it gave none. */
  says: z.nullable(z.string()),
});
export type Trouble = z.infer<typeof troubleSchema>;

/** The place where the operator looks first. */
function lookAt(upstream: Upstream): string {
  return upstream === "text-model" ? "COMPLETION_API_KEY, or ASI_LLM_KEY" : PROVIDERS[upstream].lookAt;
}

const REASONS: Readonly<Record<number, string>> = {
  401: "does not accept the key",
  402: "wants to be paid first",
  403: "does not allow this to the key",
  404: "does not know the address or the model",
  429: "says that the credit is used up",
};

/** A sentence about it for a terminal, the log and the operator's page. */
export function troubleSentence({ upstream, status, says }: Trouble): string {
  const reason = REASONS[status] ?? "does not take the agent's requests";
  const quoted = says === null ? "" : `, “${says}”`;
  return `${upstream} ${reason} (${status}${quoted}). Look at ${lookAt(upstream)}.`;
}
