import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  pythonJson,
} from "@asi-image-agent/protocol";
import type { CallFailure } from "../net/json-call.ts";
import { prepareCheck, type SchemaCheck, type Verdict } from "./schema-check.ts";
import type { JsonSchemaObject, TextModel } from "./text-model.ts";

export type StructuredOutcome =
  /** Write `output` with pythonJson: integers beyond 2^53 are bigint in it. */
  | { readonly kind: "fits"; readonly output: JsonObject }
  | { readonly kind: "does-not-fit" }
  /** The sender's schema is none, or cannot be checked in reasonable time. */
  | { readonly kind: "invalid-schema" }
  /** The first answer did not fit, and the day has no second call. */
  | { readonly kind: "not-again"; readonly freeAt: number }
  | { readonly kind: "failed"; readonly outcome: CallFailure };

/** A question before each further call. `freeAt`: when the next one can be had, in ms. */
export type MayAskAgain = () => Promise<
  { readonly ok: true } | { readonly ok: false; readonly freeAt: number }
>;

/** Calls of the model for one structured answer; each takes the model's `timeLimitMs` at most. */
export const MOST_CALLS = 2;

/**
 * Asks for a JSON object that fits the sender's schema, and once more when the first answer does not. Without a
 * system message, as in the source document. An invalid schema costs no call. Never throws.
 */
export async function completeStructured(
  model: TextModel,
  { prompt, schema: given }: { readonly prompt: string; readonly schema: JsonValue },
  mayAskAgain: MayAskAgain,
): Promise<StructuredOutcome> {
  const check = isJsonObject(given) ? prepareCheck(given) : null;
  if (!isJsonObject(given) || check === null) return { kind: "invalid-schema" };
  let question = prompt;
  for (let call = 0; call < MOST_CALLS; call += 1) {
    const allowed = call === 0 ? FIRST : await mayAskAgain();
    if (!allowed.ok) return { kind: "not-again", freeAt: allowed.freeAt };
    const outcome = await model.complete({ system: "", prompt: question, schema: given });
    if (outcome.kind !== "answered") return { kind: "failed", outcome };
    const output = readObject(outcome.text);
    const verdict = judge(output, check);
    if (verdict.kind === "too-costly") return { kind: "invalid-schema" };
    if (verdict.kind === "fits" && output !== null) return { kind: "fits", output };
    question = askedAgain(prompt, given, verdict);
  }
  return { kind: "does-not-fit" };
}

/** The first call was reserved with the claim of its job. */
const FIRST = { ok: true } as const;

function judge(output: JsonObject | null, check: SchemaCheck): Verdict {
  return output === null ? { kind: "does-not-fit", hint: "it is not a JSON object" } : check.check(output);
}

/** Servers that do not know `response_format` have not seen the schema yet, so it stands in the question too. */
function askedAgain(prompt: string, schema: JsonSchemaObject, verdict: Verdict): string {
  const hint = verdict.kind === "does-not-fit" ? ` (${verdict.hint})` : "";
  return `${prompt}

Your last answer did not fit the JSON schema${hint}. Answer with one JSON object that fits it, and nothing else:
${pythonJson(schema)}`;
}

/** The whole text, or what stands inside the first code fence of it: many models cannot do without one. */
function readObject(text: string): JsonObject | null {
  for (const candidate of [text, fenced(text)]) {
    const parsed = parseJson(candidate.trim());
    if (parsed.ok && isJsonObject(parsed.value)) return parsed.value;
  }
  return null;
}

/**
 * The text between fences: from the line after the first ``` to the last one, for a text inside the JSON may hold a
 * fence of its own.
 */
function fenced(text: string): string {
  const opening = text.indexOf("```");
  const closing = text.lastIndexOf("```");
  if (opening === -1 || closing <= opening) return "";
  return text.slice(opening + 3, closing).replace(/^\w*\s/, "");
}
