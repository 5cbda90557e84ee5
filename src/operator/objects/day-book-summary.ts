import { nullOr, number, string } from "../../durable/storage/column.ts";
import { type RowOf, Selection } from "../../durable/storage/selection.ts";
import type { Sql } from "../../durable/storage/sql.ts";
import { type DaySummary, emptySummary, type JobCounts } from "../day-summary.ts";
import { BOUNDS, type Histogram } from "../histogram.ts";
import type { Tally } from "../tally.ts";
import { bookedJobTable } from "./day-book-rows.ts";

const ends = new Selection(
  { task: bookedJobTable.columns.task, how: bookedJobTable.columns.how, n: number },
  bookedJobTable.name,
  {
    n: "count(*)",
  },
);
const who = new Selection({ conversations: number, senders: number }, bookedJobTable.name, {
  conversations: "count(DISTINCT sender || ' ' || session)",
  senders: "count(DISTINCT sender)",
});
const callEnds = new Selection(
  { provider: string, outcome: nullOr(string), n: number },
  `jobs, json_each(jobs.calls) AS call`,
  {
    provider: `json_extract(call.value, '$.provider')`,
    outcome: `json_extract(call.value, '$.outcome')`,
    n: "count(*)",
  },
);

/** The summary of a day: what its rows say, and `tally` for the rest. */
export function summarize(sql: Sql, tally: Tally): DaySummary {
  const told = who.first(sql);
  const ended = ends.all(sql, `GROUP BY task, how`);
  return {
    ...emptySummary(),
    ...tally,
    conversations: told?.conversations ?? 0,
    senders: told?.senders ?? 0,
    jobs: { draw: jobCounts(ended, "draw"), complete: jobCounts(ended, "complete") },
    calls: countCalls(sql),
    pictures: pictureTimes(sql),
  };
}

function jobCounts(rows: readonly RowOf<typeof ends.columns>[], task: string): JobCounts {
  const ofTask = rows.filter((row) => row.task === task);
  return {
    inFlight: ofTask.find((row) => row.how === null)?.n ?? 0,
    ended: Object.fromEntries(ofTask.flatMap(({ how, n }) => (how === null ? [] : [[how, n]]))),
  };
}

/** A call that is still running is counted when it has ended. */
function countCalls(sql: Sql): DaySummary["calls"] {
  const rows = callEnds.all(sql, `GROUP BY provider, outcome`);
  const calls: Record<string, Record<string, number>> = {};
  for (const { provider, outcome, n } of rows) {
    if (outcome !== null) calls[provider] = { ...calls[provider], [outcome]: n };
  }
  return calls;
}

const BUCKET = `CASE ${BOUNDS.map((bound, index) => `WHEN ended_at - accepted_at <= ${bound} THEN ${index}`).join(" ")}
  ELSE ${BOUNDS.length} END`;
const times = new Selection({ bucket: number, n: number, ms: number }, bookedJobTable.name, {
  bucket: BUCKET,
  n: "count(*)",
  ms: "sum(ended_at - accepted_at)",
});

function pictureTimes(sql: Sql): Histogram {
  const rows = times.all(sql, `WHERE how = 'picture' GROUP BY bucket`);
  const last = Math.max(-1, ...rows.map(({ bucket }) => bucket));
  const counts = Array.from(
    { length: last + 1 },
    (_, index) => rows.find((row) => row.bucket === index)?.n ?? 0,
  );
  return { counts, sum: rows.reduce((sum, { ms }) => sum + ms, 0) };
}
