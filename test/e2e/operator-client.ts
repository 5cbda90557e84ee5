import { vi } from "vitest";
import type * as z from "zod/mini";
import {
  type ActionResult,
  actionResultSchema,
  type DeadLetters,
  deadLettersSchema,
  type Jobs,
  jobsSchema,
  type Overview,
  overviewSchema,
} from "../../src/operator/api.ts";

export const OPERATOR_TOKEN = "the-token-of-the-operator";

const PATIENCE_MS = 20_000;

/** What an operator's script can do. */
export interface OperatorClient {
  get(path: string): Promise<Response>;
  overview(): Promise<Overview>;
  /** Asks until the overview is as wanted: the counts come a few seconds after what they count. */
  overviewWhen(ready: (overview: Overview) => boolean): Promise<Overview>;
  jobs(): Promise<Jobs["jobs"]>;
  deadLetters(): Promise<DeadLetters["deadLetters"]>;
  metrics(): Promise<Map<string, number>>;
  act(action: Record<string, string>): Promise<ActionResult>;
}

export function operatorClient(url: string): OperatorClient {
  const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
  const get = (path: string) => fetch(`${url}${path}`, { headers });
  const read = async <T>(path: string, schema: z.ZodMiniType<T>) =>
    schema.parse(await (await get(path)).json());
  const overview = () => read("/operator/api/overview?days=2", overviewSchema);
  return {
    get,
    overview,
    overviewWhen: async (ready) => {
      let latest = await overview();
      try {
        const look = async () => {
          latest = await overview();
          return ready(latest);
        };
        await vi.waitUntil(look, { timeout: PATIENCE_MS, interval: 200 });
      } catch {
        throw new Error(`the operator sees only this: ${JSON.stringify(latest.total, null, 1)}`);
      }
      return latest;
    },
    jobs: async () => (await read("/operator/api/jobs", jobsSchema)).jobs,
    deadLetters: async () => (await read("/operator/api/dead-letters", deadLettersSchema)).deadLetters,
    metrics: async () => readMetrics(await (await get("/operator/metrics")).text()),
    act: async (action) => {
      const body = JSON.stringify(action);
      const response = await fetch(`${url}/operator/api/actions`, { method: "POST", headers, body });
      return actionResultSchema.parse(await response.json());
    },
  };
}

/** The samples of a text in Prometheus's format, by name and labels as they stand there. */
function readMetrics(text: string): Map<string, number> {
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    samples.map((line) => {
      const space = line.lastIndexOf(" ");
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}
