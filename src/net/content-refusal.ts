import * as z from "zod/mini";
import { withFallback } from "../with-fallback.ts";

/** Machine-readable names: content_policy_violation, moderation_blocked, content_filter, safety_violations… */
const POLICY_CODE =
  /content_?(policy|filter|moderation|blocked)|moderation|safety|nsfw|prohibited_?content|policy_?violation|responsible_?ai/i;
/**
 * Words by which a sentence is known as a refusal of the content. One word is not enough: "Unknown parameter:
 * 'moderation'" is a mistake of ours, not of the user.
 */
const POLICY_SENTENCE =
  /content[ _-](policy|filter|moderation)|safety (system|polic|filter|check)|moderation (system|polic|filter)|nsfw|usage polic|flagged as/i;

const text = withFallback(z.string(), "");
const faultSchema = z.lazy(() =>
  z.object({
    code: text,
    type: text,
    message: text,
    detail: text,
    error: text,
    finish_reason: text,
  }),
);
const answerSchema = z.lazy(() =>
  z.object({
    error: z.optional(z.unknown()),
    innererror: z.optional(z.unknown()),
    choices: withFallback(z.array(z.unknown()), []),
  }),
);

/**
 * Whether an API's JSON says that its content policy forbids what was asked: in the members of OpenAI's error
 * object (code, type, message), in the same members at the top, or in a chat-like `finish_reason`.
 */
export function isContentRefusal(json: unknown): boolean {
  return faults(json).some((fault) => {
    const read = faultSchema.safeParse(fault);
    if (!read.success) return false;
    const { code, type, message, detail, error, finish_reason } = read.data;
    return (
      [code, type, finish_reason].some((name) => POLICY_CODE.test(name)) ||
      [error, detail, message].some((sentence) => isRefusalSentence(sentence) || isBareCode(sentence))
    );
  });
}

/** Whether an error's sentence says that the content policy forbids what was asked. */
export function isRefusalSentence(sentence: string): boolean {
  return POLICY_SENTENCE.test(sentence);
}

/** Whether a sentence is only a code: some servers write {"error": "content_policy_violation"}. */
function isBareCode(sentence: string): boolean {
  return /^[\w.-]+$/.test(sentence) && POLICY_CODE.test(sentence);
}

function faults(json: unknown): unknown[] {
  const outer = answerSchema.safeParse(json);
  if (!outer.success) return [];
  const inner = answerSchema.safeParse(outer.data.error);
  return [json, outer.data.error, inner.success ? inner.data.innererror : null, ...outer.data.choices];
}

const codeSchema = z.lazy(() => z.object({ error: z.object({ code: text, type: text }) }));

/**
 * Whether a 429 means that the account has no credit left, which no waiting mends.
 * OpenAI answers `insufficient_quota` and `billing_hard_limit_reached`.
 */
export function isOutOfCredit(json: unknown): boolean {
  const read = codeSchema.safeParse(json);
  return (
    read.success &&
    /insufficient_quota|billing|credit/i.test(`${read.data.error.code} ${read.data.error.type}`)
  );
}
