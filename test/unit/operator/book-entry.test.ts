import { describe, expect, it } from "vitest";
import { utcDay } from "../../../src/clock.ts";
import { byDay, Untold } from "../../../src/operator/book-entry.ts";
import type { JobReport } from "../../../src/operator/job-report.ts";
import { addTallies, emptyTally, isEmpty, tallyOf } from "../../../src/operator/tally.ts";

const MIDNIGHT = Date.UTC(2026, 10, 22);

const job = (id: string, acceptedAt: number): JobReport => ({
  id,
  sender: "agent1q…",
  identity: "chat:1",
  session: "a session",
  task: "draw",
  form: "chat",
  acceptedAt,
  calls: [],
  ended: null,
});

describe("what was not told yet", () => {
  it("is nothing at first, and nothing again when it was taken", () => {
    const untold = new Untold();
    expect(untold.take()).toBeNull();
    untold.count(tallyOf.letter("sent"));
    untold.count(tallyOf.letter("sent"));
    expect(untold.take()?.tally.letters).toEqual({ sent: 2 });
    expect(untold.take()).toBeNull();
  });

  it("waits for the next time if it could not be told, up to a bound", () => {
    const untold = new Untold();
    for (let n = 0; n < 300; n += 1) untold.job(job(`job ${n}`, MIDNIGHT));
    untold.count(tallyOf.refusal("busy"));
    const entry = untold.take();
    if (entry === null) throw new Error("nothing to tell");
    untold.count(tallyOf.refusal("busy"));
    untold.putBack(entry);
    const again = untold.take();
    expect(again?.tally.refusals).toEqual({ busy: 2 });
    expect(again?.jobs.map(({ id }) => id)).toEqual(entry.jobs.slice(-200).map(({ id }) => id));
  });
});

describe("the book of a day", () => {
  it("gets the jobs whose messages were taken on it, whenever they end", () => {
    const early = job("early", MIDNIGHT - 1);
    const late = job("late", MIDNIGHT);
    const entry = { tally: tallyOf.letter("sent"), jobs: [early, late], dead: [] };
    const parts = byDay(entry, "2026-11-22", utcDay);
    expect(parts.get("2026-11-21")).toMatchObject({ jobs: [early], tally: { letters: {} } });
    expect(parts.get("2026-11-22")).toMatchObject({ jobs: [late], tally: { letters: { sent: 1 } } });
  });

  it("is not asked for nothing", () => {
    const entry = { tally: emptyTally(), jobs: [job("early", MIDNIGHT - 1)], dead: [] };
    expect([...byDay(entry, "2026-11-22", utcDay).keys()]).toEqual(["2026-11-21"]);
  });
});

describe("a tally", () => {
  it("adds up by name", () => {
    const one = addTallies(tallyOf.message("chat", "draw"), tallyOf.message("chat", "said"));
    const both = addTallies(one, tallyOf.message("chat", "draw"));
    expect(both.messages).toEqual({ chat: { draw: 2, said: 1 } });
    expect(isEmpty(both)).toBe(false);
    expect(isEmpty(emptyTally())).toBe(true);
  });
});
