import { isRefusalSentence } from "../net/content-refusal.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { readImageAnswer } from "./answer.ts";
import type { DrawOutcome, ImageProvider } from "./provider.ts";

/** What is used of the platform's AI binding. */
export interface AiBinding {
  run(model: string, input: Record<string, unknown>): Promise<unknown>;
}

export interface WorkersAiOptions {
  readonly ai: AiBinding;
  readonly model?: string;
  readonly timeoutMs: number;
}

const DEFAULT_MODEL = "@cf/black-forest-labs/flux-1-schnell";
/** The `maxLength` of `prompt` in that model's schema; a longer one is refused as invalid input. */
const LONGEST_PROMPT = 2_048;
const LONGEST_PICTURE = 20 * 1024 * 1024;

/** An image model behind the AI binding. flux-1-schnell answers {image: base64}, others a stream of bytes. */
export function createWorkersAiProvider({
  ai,
  model = DEFAULT_MODEL,
  timeoutMs,
}: WorkersAiOptions): ImageProvider {
  return {
    name: "workers-ai",
    paid: true,
    timeLimitMs: timeoutMs,
    draw: async (prompt) => {
      try {
        const timed = await withTimeLimit(timeoutMs, async () => {
          return readAnswer(await ai.run(model, { prompt: shortened(prompt) }));
        });
        return timed.ok ? timed.value : { kind: "unknown", detail: "timeout" };
      } catch (error) {
        return judgeAiError(error);
      }
    },
  };
}

async function readAnswer(answer: unknown): Promise<DrawOutcome> {
  if (answer instanceof Response) return readAnswer(answer.body);
  if (answer instanceof ReadableStream) {
    const bytes = await readBounded(answer, LONGEST_PICTURE);
    return bytes === null ? { kind: "unusable", detail: "too-large" } : drawn(bytes);
  }
  if (answer instanceof ArrayBuffer) return drawn(new Uint8Array(answer));
  if (answer instanceof Uint8Array) return drawn(answer);
  const found = readImageAnswer(answer);
  if (found.kind === "url") return { kind: "drawn-remote", url: found.url };
  return found.kind === "bytes" ? drawn(found.bytes) : { kind: "unusable", detail: "no-picture" };
}

function drawn(bytes: Uint8Array): DrawOutcome {
  return bytes.length === 0 ? { kind: "unusable", detail: "no-picture" } : { kind: "drawn", bytes };
}

/**
 * Workers AI's internal codes with the HTTP status of each, from its page of errors
 * (developers.cloudflare.com/workers-ai/platform/errors). An error of the binding carries the code in its text.
 */
const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  3003: 400,
  3006: 413,
  3023: 403,
  3036: 429,
  3039: 400,
  3041: 403,
  3042: 404,
  5004: 400,
  5005: 405,
  5007: 400,
  5016: 403,
  5018: 403,
  5019: 405,
};
const OUT_OF_CAPACITY = "3040";
const ABORTED: ReadonlySet<string> = new Set(["3007", "3008"]);

/** 3036, the day's free allocation used up, is a matter for the operator, not for patience. */
function judgeAiError(error: unknown): DrawOutcome {
  const message = error instanceof Error ? error.message : "";
  const code = /\b([35]\d{3})\b/.exec(message)?.[1] ?? "";
  if (isRefusalSentence(message)) return { kind: "refused" };
  if (code === OUT_OF_CAPACITY) return { kind: "unavailable", retryAfterSeconds: null };
  if (ABORTED.has(code)) return { kind: "unknown", detail: "status-408" };
  const status = STATUS_OF_CODE[code];
  return status === undefined ? { kind: "unknown", detail: "cut" } : { kind: "misconfigured", status };
}

function shortened(prompt: string): string {
  const cut = prompt.slice(0, LONGEST_PROMPT);
  // Half a surrogate pair at the end would arrive as a broken character.
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
