import { isRefusalSentence } from "../net/content-refusal.ts";
import { readBounded } from "../net/read-bounded.ts";
import { withTimeLimit } from "../net/time-limit.ts";
import { readImageAnswer } from "./answer.ts";
import { type FittedOrder, fitOrder } from "./fit-order.ts";
import { gather } from "./gather.ts";
import type { ApiAnswer } from "./image-api.ts";
import type { ImageProvider } from "./port.ts";
import { capabilitiesOf } from "./provider.ts";

/** The part of the platform's AI binding that is used. */
export interface AiBinding {
  run(model: string, input: Record<string, unknown>): Promise<unknown>;
}

export interface WorkersAiOptions {
  readonly ai: AiBinding;
  /** Such as @cf/black-forest-labs/flux-2-klein-4b. */
  readonly model: string;
  readonly timeoutMs: number;
}

const LONGEST_PICTURE = 20 * 1024 * 1024;
/** Names of models that take a form, even for words alone. */
const TAKES_A_FORM = /\/flux-2-/;

/**
 * An image model behind the AI binding, called once for each picture. FLUX and Leonardo's models answer {image:
 * base64}, others a stream of bytes. FLUX.2 takes up to four pictures to start from.
 */
export function createWorkersAiProvider({ ai, model, timeoutMs }: WorkersAiOptions): ImageProvider {
  const capabilities = capabilitiesOf("workers-ai", model);
  const draw = async (order: FittedOrder, index: number): Promise<ApiAnswer> => {
    try {
      const timed = await withTimeLimit(timeoutMs, async () => {
        return readAnswer(await ai.run(model, inputOf(model, fieldsOf(order, index), order)));
      });
      return timed.ok ? timed.value : { kind: "unknown", detail: "timeout" };
    } catch (error) {
      return judgeAiError(error);
    }
  };
  return {
    name: "workers-ai",
    model,
    capabilities,
    draw: async (order) => {
      const fitted = fitOrder(order, capabilities);
      const calls = fitted.calls.map(async (count, index) => ({ answer: await draw(fitted, index), count }));
      return gather(await Promise.all(calls), fitted.notHonoured);
    },
  };
}

/** The fields of one call. Each of several pictures has a seed of its own, or all would be the same. */
function fieldsOf({ prompt, size, seed }: FittedOrder, index: number): Record<string, string | number> {
  return {
    prompt,
    ...(size !== null && { width: size.width, height: size.height }),
    ...(seed !== null && { seed: (seed + index) >>> 0 }),
  };
}

function inputOf(
  model: string,
  fields: Record<string, string | number>,
  { inputs }: FittedOrder,
): Record<string, unknown> {
  if (!TAKES_A_FORM.test(model)) return fields;
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  inputs.forEach(({ bytes, mime }, index) => {
    form.append(`input_image_${index}`, new Blob([bytes.slice()], { type: mime }));
  });
  // The binding takes the form as it would travel; only a Request or Response writes it so.
  const travelling = new Response(form);
  return { multipart: { body: travelling.body, contentType: travelling.headers.get("content-type") } };
}

async function readAnswer(answer: unknown): Promise<ApiAnswer> {
  if (answer instanceof Response) return readAnswer(answer.body);
  if (answer instanceof ReadableStream) {
    const bytes = await readBounded(answer, LONGEST_PICTURE);
    return bytes === null ? { kind: "unusable", detail: "too-large" } : found(bytes);
  }
  if (answer instanceof ArrayBuffer) return found(new Uint8Array(answer));
  if (answer instanceof Uint8Array) return found(answer);
  const image = readImageAnswer(answer);
  if (image.kind === "none") return { kind: "unusable", detail: "no-picture" };
  return image.kind === "bytes" ? found(image.bytes) : { kind: "found", images: [image] };
}

function found(bytes: Uint8Array): ApiAnswer {
  if (bytes.length === 0) return { kind: "unusable", detail: "no-picture" };
  return { kind: "found", images: [{ kind: "bytes", bytes }] };
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

/**
 * Judges an error of the binding. 3036, the day's free allocation used up, is a matter for the operator, not for
 * patience.
 */
function judgeAiError(error: unknown): ApiAnswer {
  const message = error instanceof Error ? error.message : "";
  const code = /\b([35]\d{3})\b/.exec(message)?.[1] ?? "";
  if (isRefusalSentence(message)) return { kind: "refused" };
  if (code === OUT_OF_CAPACITY) return { kind: "unavailable", retryAfterSeconds: null };
  if (ABORTED.has(code)) return { kind: "unknown", detail: "status-408" };
  const status = STATUS_OF_CODE[code];
  return status === undefined ? { kind: "unknown", detail: "cut" } : { kind: "misconfigured", status };
}
