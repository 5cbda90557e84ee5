import { pythonJson } from "@asi-image-agent/protocol";
import type { CompletionOrder } from "../agent/completion-order.ts";
import { completeStructured, type MayAskAgain } from "../completion/structured.ts";
import type { TextModel } from "../completion/text-model.ts";
import type { CallFailure } from "../net/json-call.ts";
import { type TextCost, textCost } from "./bill.ts";
import type { Worked, WorkResult } from "./job-port.ts";

/** As `answerOrder`, with the bill. `price`: of a call's tokens, in millionths of a dollar. */
export async function answerAndBill(
  model: TextModel | null,
  order: CompletionOrder,
  mayAskAgain: MayAskAgain,
  price: (tokens: { readonly input: number; readonly output: number }) => number,
): Promise<Worked> {
  const micros: TextCost[] = [];
  const billed: TextModel | null =
    model === null
      ? null
      : {
          ...model,
          complete: async (request) => {
            const outcome = await model.complete(request);
            micros.push(textCost(outcome, price));
            return outcome;
          },
        };
  const result = await answerOrder(billed, order, mayAskAgain);
  return { result, bill: { kind: "texts", micros } };
}

/** Has an order answered by the text model, as a consumer reports it. `model` null: there is none any more. */
export async function answerOrder(
  model: TextModel | null,
  order: CompletionOrder,
  mayAskAgain: MayAskAgain,
): Promise<WorkResult> {
  if (model === null) return { kind: "failed", outcome: "misconfigured", retryAfterSeconds: null };
  if (order.schema === null) {
    const outcome = await model.complete(order);
    return outcome.kind === "answered" ? { kind: "answered", text: outcome.text } : failure(outcome);
  }
  const { prompt, schema } = order;
  const meter = { answers: 0 };
  const outcome = await completeStructured(metered(model, meter), { prompt, schema }, mayAskAgain);
  const paid = meter.answers > 0;
  switch (outcome.kind) {
    case "fits":
      return { kind: "structured", output: pythonJson(outcome.output) };
    case "does-not-fit":
      return { kind: "unanswerable", reason: "text-unfit", paid };
    case "invalid-schema":
      return { kind: "unanswerable", reason: "text-invalid-schema", paid };
    case "not-again":
      return { kind: "unanswerable", reason: "text-daily-limit", paid, freeAt: outcome.freeAt };
    case "failed":
      return paid ? paidFailure(outcome.outcome) : failure(outcome.outcome);
  }
}

/** The model, with its answers counted: each of them is paid, whatever the next call comes to. */
function metered(model: TextModel, meter: { answers: number }): TextModel {
  return {
    ...model,
    complete: async (request) => {
      const outcome = await model.complete(request);
      if (outcome.kind === "answered") meter.answers += 1;
      return outcome;
    },
  };
}

/** Asks once what a line of a chat wants, for the rules to go by. Whatever goes wrong, it is not asked again. */
export async function askMeaning(
  model: TextModel | null,
  order: CompletionOrder,
  price: (tokens: { readonly input: number; readonly output: number }) => number,
): Promise<Worked> {
  if (model === null) return { result: { kind: "understood", answer: null }, bill: null };
  const outcome = await model.complete(order);
  const answer = outcome.kind === "answered" ? outcome.text : null;
  return {
    result: { kind: "understood", answer },
    bill: { kind: "texts", micros: [textCost(outcome, price)] },
  };
}

function failure(outcome: CallFailure): WorkResult {
  const retryAfterSeconds = outcome.kind === "unavailable" ? outcome.retryAfterSeconds : null;
  return { kind: "failed", outcome: outcome.kind, retryAfterSeconds };
}

/** The second call cost nothing, but the first did: that counts against the calls a job may cost in vain. */
function paidFailure(outcome: CallFailure): WorkResult {
  const isFree = outcome.kind === "unavailable" || outcome.kind === "misconfigured";
  return isFree ? { kind: "failed", outcome: "unusable", retryAfterSeconds: null } : failure(outcome);
}
