import { SECOND } from "../clock.ts";
import { readBounded } from "./read-bounded.ts";
import { withTimeLimit } from "./time-limit.ts";

/**
 * The time that an upload may take: 560 kbit/s for the longest body of all. A stranger who sends slower holds a
 * request open for nothing.
 */
const LONGEST_UPLOAD = 15 * SECOND;

/** The body of a request, or why there is none, as the table of errors has it. */
export type Upload =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: "body-too-large" | "body-incomplete" | "body-too-slow" };

/**
 * Reads a request's body, `most` bytes of it and `limitMs` milliseconds at the most. Where a length within that is
 * declared, HTTP lets no more through, and one read of the runtime takes the place of several of ours.
 */
export async function readRequestBody(
  request: Request,
  most: number,
  limitMs = LONGEST_UPLOAD,
): Promise<Upload> {
  const declared = request.headers.get("content-length");
  if (declared === null) return readUpload(request.body, most, limitMs);
  if (!(Number(declared) <= most)) return { ok: false, code: "body-too-large" };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooSlow = new Promise<Upload>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, code: "body-too-slow" }), limitMs);
  });
  try {
    return await Promise.race([readWhole(request, most), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(request: Request, most: number): Promise<Upload> {
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.length > most ? { ok: false, code: "body-too-large" } : { ok: true, bytes };
  } catch {
    return { ok: false, code: "body-incomplete" };
  }
}

/**
 * Reads what a stranger uploads, `most` bytes of it and `limitMs` milliseconds at the most. A client that goes away in
 * the middle is an ordinary thing, not a fault of ours.
 */
export async function readUpload(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  limitMs = LONGEST_UPLOAD,
): Promise<Upload> {
  try {
    const read = await withTimeLimit(limitMs, (signal) => readBounded(body, most, signal));
    if (!read.ok) return { ok: false, code: "body-too-slow" };
    return read.value === null ? { ok: false, code: "body-too-large" } : { ok: true, bytes: read.value };
  } catch {
    return { ok: false, code: "body-incomplete" };
  }
}
