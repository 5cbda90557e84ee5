import * as z from "zod";
import type { Counts, PictureCounts } from "./count.ts";
import prices from "./prices.json" with { type: "json" };

const METERS = [
  "requests",
  "cpuMs",
  "objectRequests",
  "objectGbSeconds",
  "rowsRead",
  "rowsWritten",
  "queueOperations",
  "bucketWrites",
  "bucketReads",
  "bucketGbMonths",
  "logLines",
] as const;
export type Meter = (typeof METERS)[number];

const meterSchema = z.strictObject({ unit: z.string(), usdPerMillion: z.number(), included: z.number() });
const pricesSchema = z.strictObject({
  readOn: z.iso.date(),
  sources: z.array(z.url()),
  /** What the paid plan costs, with everything that is included. */
  monthlyUsd: z.number(),
  meters: z.record(z.enum(METERS), meterSchema),
});
export const PRICES = pricesSchema.parse(prices);

/** How much of each meter one picture turns. */
export type Usage = Readonly<Record<Meter, number>>;

/** What is not counted but assumed. */
export interface Assumed {
  /** CPU of all isolates for one picture, in ms. */
  readonly cpuMs: number;
  readonly views: number;
  readonly pictureMegabytes: number;
  /** Months for which it is kept. */
  readonly keptMonths: number;
}

/** Memory that an object is billed for while it is awake, in GB. */
const OBJECT_GB = 0.128;

export function usageOf({ drawn, viewed, forgotten }: PictureCounts, assumed: Assumed): Usage {
  const all = (name: keyof Counts) => drawn[name] + assumed.views * viewed[name] + forgotten[name];
  return {
    requests: all("requests"),
    cpuMs: assumed.cpuMs,
    objectRequests: all("objectRequests"),
    objectGbSeconds: (all("objectMs") / 1_000) * OBJECT_GB,
    rowsRead: all("rowsRead"),
    // An alarm that is set is billed as a row.
    rowsWritten: all("rowsWritten") + all("alarmsSet"),
    // A message is written, read and deleted; each further delivery is a further read.
    queueOperations: 2 * all("queueWrites") + Math.max(all("queueReads"), all("queueWrites")),
    bucketWrites: all("bucketWrites"),
    bucketReads: all("bucketReads"),
    bucketGbMonths: (assumed.pictureMegabytes / 1_000) * assumed.keptMonths,
    logLines: all("logLines"),
  };
}

/** What so many pictures cost beyond everything that is included: the price of a further one, times so many. */
export function usdOf(usage: Usage, pictures: number): Readonly<Record<Meter, number>> {
  return mapMeters((meter) => (usage[meter] * pictures * PRICES.meters[meter].usdPerMillion) / 1_000_000);
}

/** The bill of a month with so many pictures, and with nothing else on the account. */
export function monthlyBill(usage: Usage, pictures: number): number {
  const billed = mapMeters((meter) => {
    const { included, usdPerMillion } = PRICES.meters[meter];
    return (Math.max(0, usage[meter] * pictures - included) * usdPerMillion) / 1_000_000;
  });
  return PRICES.monthlyUsd + sum(billed);
}

export function sum(amounts: Readonly<Record<Meter, number>>): number {
  return Object.values(amounts).reduce((total, amount) => total + amount, 0);
}

function mapMeters(value: (meter: Meter) => number): Record<Meter, number> {
  return {
    requests: value("requests"),
    cpuMs: value("cpuMs"),
    objectRequests: value("objectRequests"),
    objectGbSeconds: value("objectGbSeconds"),
    rowsRead: value("rowsRead"),
    rowsWritten: value("rowsWritten"),
    queueOperations: value("queueOperations"),
    bucketWrites: value("bucketWrites"),
    bucketReads: value("bucketReads"),
    bucketGbMonths: value("bucketGbMonths"),
    logLines: value("logLines"),
  };
}
