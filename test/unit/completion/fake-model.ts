import type { CompletionOutcome, CompletionRequest, TextModel } from "../../../src/completion/text-model.ts";

/** A text model that gives its answers in order, a text standing for itself, and keeps what it was asked. */
export function fakeModel(...answers: (string | CompletionOutcome)[]): {
  readonly model: TextModel;
  readonly asked: CompletionRequest[];
} {
  const asked: CompletionRequest[] = [];
  const complete = async (request: CompletionRequest): Promise<CompletionOutcome> => {
    const answer = answers[asked.length];
    asked.push(request);
    if (answer === undefined) throw new Error("asked too often");
    return typeof answer === "string" ? { kind: "answered", text: answer } : answer;
  };
  return { model: { timeLimitMs: 1_000, complete }, asked };
}
