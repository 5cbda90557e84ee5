import { MINUTE } from "../clock.ts";
import type { CompletionOutcome, TextModel } from "../completion/text-model.ts";
import type { DrawOutcome, ImageProvider } from "../imagegen/port.ts";
import type { Upstream } from "../imagegen/provider.ts";
import { type Trouble, troubleSentence } from "../imagegen/trouble.ts";
import { logFault, logForOperator } from "../log.ts";

type Outcome = DrawOutcome | CompletionOutcome;

/** How often one isolate reports a provider that works; one that fails is reported each time. */
const WORKING_REPORTED = MINUTE;
const reportedWorking = new Map<Upstream, number>();
/** The same trouble is logged this often by one isolate. */
const TROUBLE_LOGGED = MINUTE;
const loggedTrouble = new Map<Upstream, { readonly sentence: string; readonly at: number }>();

/** A refusal by content policy is an answer like a picture: the provider works. */
const WORKING: readonly Outcome["kind"][] = ["drawn", "drawn-remote", "answered", "refused"];

/** The same provider, whose calls are told to the object that knows how providers do. */
export function withHealth(provider: ImageProvider, env: Env, now: () => number): ImageProvider {
  return {
    ...provider,
    draw: async (order) => {
      const outcome = await provider.draw(order);
      await note(provider.name, outcome, env, now());
      return outcome;
    },
  };
}

/** The same text model, likewise. */
export function textModelWithHealth(model: TextModel, env: Env, now: () => number): TextModel {
  return {
    ...model,
    complete: async (request) => {
      const outcome = await model.complete(request);
      await note("text-model", outcome, env, now());
      return outcome;
    },
  };
}

async function note(upstream: Upstream, outcome: Outcome, env: Env, now: number): Promise<void> {
  const worked = WORKING.includes(outcome.kind);
  const trouble = troubleOf(upstream, outcome);
  if (trouble !== null) logTrouble(trouble, now);
  if (worked && now - (reportedWorking.get(upstream) ?? 0) < WORKING_REPORTED) return;
  if (worked) reportedWorking.set(upstream, now);
  else reportedWorking.delete(upstream);
  // What the health check knows must never cost a picture.
  try {
    await env.PROVIDER_HEALTH.getByName("health").note(upstream, worked, trouble);
  } catch (fault) {
    logFault("health", fault);
  }
}

function troubleOf(upstream: Upstream, outcome: Outcome): Trouble | null {
  if (outcome.kind !== "misconfigured") return null;
  return { upstream, status: outcome.status, says: outcome.says ?? null };
}

function logTrouble(trouble: Trouble, now: number): void {
  const sentence = troubleSentence(trouble);
  const last = loggedTrouble.get(trouble.upstream);
  if (last?.sentence === sentence && now - last.at < TROUBLE_LOGGED) return;
  loggedTrouble.set(trouble.upstream, { sentence, at: now });
  const { upstream, status, says } = trouble;
  logForOperator("misconfigured", sentence, { upstream, status, says });
}
