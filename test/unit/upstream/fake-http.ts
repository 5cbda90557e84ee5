import type { HttpFetch } from "../../../src/net/http-fetch.ts";

export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** What JSON held; of a form its fields, several of one name as a list. */
  readonly body: unknown;
  readonly redirect: string | undefined;
}

type Answer = (request: SeenRequest, signal: AbortSignal | null) => Response | Promise<Response>;

/** A server on the other side of fetch: it answers with one script, and keeps what it was asked. */
export function fakeHttp(answer: Answer): { readonly fetch: HttpFetch; readonly seen: SeenRequest[] } {
  const seen: SeenRequest[] = [];
  const fetch: HttpFetch = async (url, init) => {
    const request: SeenRequest = {
      url,
      method: init.method ?? "GET",
      headers: new Headers(init.headers),
      body: bodyOf(init.body),
      redirect: init.redirect,
    };
    seen.push(request);
    return answer(request, init.signal ?? null);
  };
  return { fetch, seen };
}

function bodyOf(body: unknown): unknown {
  if (typeof body === "string") return JSON.parse(body);
  if (!(body instanceof FormData)) return undefined;
  return Object.fromEntries(
    [...new Set(body.keys())].map((name) => [
      name,
      body.getAll(name).length > 1 ? body.getAll(name) : body.get(name),
    ]),
  );
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** Never answers; ends only when the caller hangs up. */
export function silence(_request: SeenRequest, signal: AbortSignal | null): Promise<Response> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener("abort", () =>
      reject(new DOMException("This operation was aborted", "AbortError")),
    );
  });
}

/** Never answers, and does not notice that the caller hung up. */
export function deafSilence(): Promise<Response> {
  return new Promise(() => {});
}

/** The beginning of a body, and then the connection breaks. */
export function cutBody(status = 200): Response {
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls > 1) controller.error(new TypeError("terminated"));
      else controller.enqueue(new TextEncoder().encode('{"data": [{"b64_json": "iVBORw0'));
    },
  });
  return new Response(body, { status });
}

/** The beginning of a body, and then nothing more. */
export function stalledBody(status = 200): Response {
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (begun) return new Promise(() => {});
      begun = true;
      controller.enqueue(new TextEncoder().encode('{"data": ['));
      return undefined;
    },
  });
  return new Response(body, { status });
}

/** A body without an end, of zeros, in pieces of a megabyte; `sent` counts the megabytes. */
export function endlessBody(): { readonly response: Response; readonly sent: () => number } {
  let sent = 0;
  const piece = new Uint8Array(1024 * 1024);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      controller.enqueue(piece);
    },
  });
  return { response: new Response(body), sent: () => sent };
}

/** What Node's fetch rejects with. */
export function fetchFailed(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`connect ${code}`), { code }) });
}
