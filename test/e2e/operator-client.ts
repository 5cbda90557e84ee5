import { vi } from "vitest";
import { z } from "zod";
import { actionRowSchema } from "../../src/operator/action.ts";
import { jobReportSchema } from "../../src/operator/job-report.ts";

export const OPERATOR_TOKEN = "the-token-of-the-operator";

const PATIENCE_MS = 20_000;

const counts = z.record(z.string(), z.number());
const times = z.object({ count: z.number(), p50: z.number().nullable(), p95: z.number().nullable() });
const figures = z.object({
  conversations: z.number(),
  senders: z.number(),
  pictures: z.number(),
  answers: z.number(),
  inFlight: z.number(),
  failures: counts,
  overQuota: z.number(),
  messages: z.record(z.string(), counts),
  refusals: counts,
  letters: counts,
  deadLetters: counts,
  acknowledgementTimes: times,
  pictureTimes: times,
  calls: z.record(z.string(), counts),
  costUsd: z.number().nullable(),
});
const overviewSchema = z.object({
  total: figures,
  days: z.array(figures.extend({ day: z.string() })),
  dailyPictures: z.object({ taken: z.number(), limit: z.number().nullable() }),
  rules: z.object({
    blocked: z.array(z.string()),
    unlimited: z.array(z.string()),
    paused: z.string().nullable(),
  }),
  actions: z.array(actionRowSchema),
});
export type SeenOverview = z.infer<typeof overviewSchema>;

const deadLetterSchema = z.object({
  id: z.string(),
  sender: z.string(),
  reason: z.string(),
  settled: z.string().nullable(),
});
const resultSchema = z.object({ result: z.string(), pictures: z.number().optional() });

/** What an operator's script can do. */
export interface OperatorClient {
  get(path: string): Promise<Response>;
  overview(): Promise<SeenOverview>;
  /** Asks until the overview is as wanted: the counts come a few seconds after what they count. */
  overviewWhen(ready: (overview: SeenOverview) => boolean): Promise<SeenOverview>;
  jobs(): Promise<z.infer<typeof jobReportSchema>[]>;
  deadLetters(): Promise<z.infer<typeof deadLetterSchema>[]>;
  metrics(): Promise<Map<string, number>>;
  act(action: Record<string, string>): Promise<z.infer<typeof resultSchema>>;
}

export function operatorClient(url: string): OperatorClient {
  const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
  const get = (path: string) => fetch(`${url}${path}`, { headers });
  const read = async <T>(path: string, schema: z.ZodType<T>) => schema.parse(await (await get(path)).json());
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
    jobs: async () => {
      const { jobs } = await read("/operator/api/jobs", z.object({ jobs: z.array(jobReportSchema) }));
      return jobs;
    },
    deadLetters: async () => {
      const schema = z.object({ deadLetters: z.array(deadLetterSchema) });
      return (await read("/operator/api/dead-letters", schema)).deadLetters;
    },
    metrics: async () => readMetrics(await (await get("/operator/metrics")).text()),
    act: async (action) => {
      const body = JSON.stringify(action);
      const response = await fetch(`${url}/operator/api/actions`, { method: "POST", headers, body });
      return resultSchema.parse(await response.json());
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
