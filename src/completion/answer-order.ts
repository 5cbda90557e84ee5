import type { CompletionOrder } from "../agent/completion-order.ts";
import type { WorkResult } from "../imagegen/consumer.ts";
import { pythonJson } from "../protocol/json.ts";
import type { CallFailure } from "../upstream/json-call.ts";
import { completeStructured } from "./structured.ts";
import type { TextModel } from "./text-model.ts";

/** Has an order answered by the text model, as a consumer reports it. `model` null: there is none any more. */
export async function answerOrder(model: TextModel | null, order: CompletionOrder): Promise<WorkResult> {
  if (model === null) return { kind: "failed", outcome: "misconfigured", retryAfterSeconds: null };
  if (order.schema === null) {
    const outcome = await model.complete(order);
    return outcome.kind === "answered" ? outcome : failure(outcome);
  }
  const outcome = await completeStructured(model, { prompt: order.prompt, schema: order.schema });
  switch (outcome.kind) {
    case "fits":
      return { kind: "structured", output: pythonJson(outcome.output) };
    case "does-not-fit":
      return { kind: "unanswerable", reason: "text-unfit" };
    case "invalid-schema":
      return { kind: "unanswerable", reason: "text-invalid-schema" };
    case "failed":
      return failure(outcome.outcome);
  }
}

function failure(outcome: CallFailure): WorkResult {
  const retryAfterSeconds = outcome.kind === "unavailable" ? outcome.retryAfterSeconds : null;
  return { kind: "failed", outcome: outcome.kind, retryAfterSeconds };
}
