import { parseJson } from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import type { OperatorAction } from "../../src/operator/action.ts";
import { type ActionResult, actionResultSchema } from "../../src/operator/api.ts";

const TIMEOUT_MS = 30_000;

const errorSchema = z.object({ error: z.string(), code: z.string() });

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T; readonly json: string }
  | { readonly ok: false; readonly problem: string };

/** The operator's API of the agent at `url`. */
export class OperatorApi {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  /** Reads a path below /operator/api. */
  read<T>(path: string, schema: z.ZodMiniType<T>): Promise<ApiResult<T>> {
    return this.#ask(path, { method: "GET" }, schema);
  }

  act(action: OperatorAction): Promise<ApiResult<ActionResult>> {
    return this.#ask("/actions", { method: "POST", body: JSON.stringify(action) }, actionResultSchema);
  }

  async #ask<T>(path: string, init: RequestInit, schema: z.ZodMiniType<T>): Promise<ApiResult<T>> {
    let response: Response;
    let json: string;
    try {
      response = await fetch(`${this.#url}/operator/api${path}`, {
        ...init,
        headers: { authorization: `Bearer ${this.#token}` },
        // A redirect would carry the token to somebody else.
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      json = await response.text();
    } catch {
      return { ok: false, problem: `Nothing answers at ${this.#url}.` };
    }
    const parsed = parseJson(json);
    const value = schema.safeParse(parsed.ok ? parsed.value : null);
    if (response.ok && value.success) return { ok: true, value: value.data, json };
    return { ok: false, problem: this.#problem(response.status, parsed.ok ? parsed.value : null) };
  }

  #problem(status: number, answer: unknown): string {
    if (status === 404)
      return `The agent at ${this.#url} has no OPERATOR_TOKEN, so nobody can operate it from here.`;
    const error = errorSchema.safeParse(answer);
    return error.success ? error.data.error : `What answers at ${this.#url} is not this agent (${status}).`;
  }
}
