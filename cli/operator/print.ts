import type { DeadLetters, Jobs, Overview } from "../../src/operator/api.ts";
import { isSuccess, isUnknownJob } from "../../src/operator/job-report.ts";
import { terminalLine } from "../../src/visible-text.ts";

/** What a terminal shows. Times are UTC. */

export function describeOverview(overview: Overview): string {
  const { name, days, total, rules, registration, dailyPictures, dailyAnswers, dailyMoney, providers } =
    overview;
  const paid = total.spent.reduce((sum, spent) => sum + spent.paid, 0);
  const perhaps = total.spent.reduce((sum, spent) => sum + spent.perhapsPaid, 0);
  const cost = total.costUsd === null ? "" : `, $${total.costUsd.toFixed(2)}`;
  const rows: [string, string][] = [
    ["Pictures", `${total.pictures}, ${total.inFlight} in flight`],
    ["Answers", `${total.answers}; calls of the text model today ${ofLimit(dailyAnswers)}`],
    ["Conversations", `${total.conversations} of ${total.senders} senders`],
    ["Failures", list(total.failures)],
    ["Over quota", String(total.overQuota)],
    ["Acknowledged", within(total.acknowledgementTimes)],
    ["Drawn", within(total.pictureTimes)],
    [
      "Paid",
      `${paid}${perhaps === 0 ? "" : ` and perhaps ${perhaps} more`}${cost}; today ${ofLimit(dailyPictures)}`,
    ],
    ["Money today", `$${dailyMoney.taken.toFixed(2)}, ${budget(dailyMoney)}`],
    ["Refused", list(total.refusals)],
    ["Dead letters", list(total.deadLetters)],
    [
      "Providers",
      providers.map(({ name, failing }) => (failing ? `${name} (failing)` : name)).join(", ") || "none",
    ],
    ["Registration", registration.problem ?? registration.state],
    ["Drawing", rules.paused === null ? "goes on" : `paused: "${rules.paused}"`],
    ["Blocked", rules.blocked.join(", ") || "nobody"],
    ["Without limits", rules.unlimited.join(", ") || "nobody"],
  ];
  const period = days.length === 1 ? "today" : `the last ${days.length} days`;
  const lines = rows.map(([label, text]) => `  ${label.padEnd(16)}${terminalLine(text)}`);
  return [`${terminalLine(name)}, ${period}`, ...lines].join("\n");
}

function budget({ limit }: Overview["dailyMoney"]): string {
  return limit === null ? "no budget" : `budget $${limit.toFixed(2)}`;
}

function ofLimit({ taken, limit }: Overview["dailyPictures"]): string {
  return `${taken}, ${limit === null ? "no limit" : `limit ${limit}`}`;
}

export function describeJobs(jobs: Jobs["jobs"]): string {
  const rows = jobs.map(({ acceptedAt, sender, form, calls, ended }) => [
    moment(acceptedAt),
    isUnknownJob(sender) ? "(forgotten)" : sender,
    form,
    ended === null ? "in flight" : isSuccess(ended.how) ? ended.how : `failed: ${ended.how}`,
    calls.map(({ provider, outcome }) => `${provider}=${outcome ?? "running"}`).join(" "),
    ended === null ? "" : `${ended.at - acceptedAt} ms`,
  ]);
  return columns(rows, "No jobs.");
}

export function describeDeadLetters(letters: DeadLetters["deadLetters"]): string {
  const rows = letters.map(({ id, at, sender, reason, settled }) => [
    id,
    moment(at),
    sender,
    reason,
    settled ?? "",
  ]);
  return columns(rows, "No dead letters.");
}

function columns(given: readonly (readonly string[])[], none: string): string {
  if (given.length === 0) return none;
  const rows = given.map((row) => row.map(terminalLine));
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function list(counts: Readonly<Record<string, number>>): string {
  return (
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(", ") || "none"
  );
}

function within({ p50, p95 }: { readonly p50: number | null; readonly p95: number | null }): string {
  return p50 === null ? "–" : `half within ${p50} ms, 95% within ${p95} ms`;
}

function moment(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
