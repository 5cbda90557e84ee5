import { describe, expect, it } from "vitest";
import { loadConfig } from "../../../../src/config.ts";
import type { Allowance } from "../../../../src/durable/sender/day-money.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { PaidWork } from "../../../../src/durable/sender/paid-work.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import type { Claim } from "../../../../src/jobs/consumer.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, NOON, POLICY, said, someSender } from "../../../durable/sender.ts";
import { oldestJob, take } from "../../../durable/tables.ts";
import { claim, LEASE, workAt } from "../../../durable/work-context.ts";

const ALL: Allowance = { ok: true, granted: 1 };
const NONE: Allowance = { ok: false, freeAt: NOON + 600_000 };

/** The day's money, which answers when a test says so. */
class SlowMoney {
  /** The calls that were asked for and not answered yet, oldest first. */
  readonly asked: { readonly job: string; readonly answer: (allowance: Allowance | Error) => void }[] = [];
  readonly takenBack: string[] = [];

  reserve({ id }: { readonly id: string }): Promise<Allowance> {
    return new Promise((resolve, reject) => {
      this.asked.push({
        job: id,
        answer: (given) => (given instanceof Error ? reject(given) : resolve(given)),
      });
    });
  }

  answer(allowance: Allowance | Error): void {
    this.asked.shift()?.answer(allowance);
  }

  async takeBack({ id }: { readonly id: string }): Promise<void> {
    this.takenBack.push(id);
  }

  async reserveAgain(): Promise<{ readonly ok: true }> {
    return { ok: true };
  }

  async settle(): Promise<void> {}
  async release(): Promise<void> {}
}

interface Work {
  readonly sql: Sql;
  readonly sender: string;
  readonly money: SlowMoney;
  readonly paidWork: PaidWork;
  /** The calls that the operator was told of. */
  readonly told: string[];
  /** Moves the clock on by as long as a claim of `workAt` holds. */
  lease(): void;
  /** Rows that were written since the tables were filled. */
  rowsWritten(): number;
}

/** The paid work of a sender who has said `lines`, at noon. */
async function onLines(
  lines: readonly string[],
  test: (work: Work) => Promise<void>,
  policy = POLICY,
): Promise<void> {
  const loaded = loadConfig({
    AGENT_SEED: "a seed that is as long as a seed must be",
    ASI_LLM_KEY: "a-key-of-the-api",
  });
  if (!loaded.ok) throw new Error("the settings are in order");
  const sender = someSender();
  await withTables(sender, async (sql) => {
    for (const line of lines) take(sql, chatFrom(sender, line), NOON, policy);
    const before = sql.rowsWritten;
    const money = new SlowMoney();
    const told: string[] = [];
    let now = NOON;
    const paidWork = new PaidWork({
      sql,
      config: loaded.config,
      clock: { now: () => now, toSystem: (time) => time },
      money,
      notes: { claimed: ({ id }) => void told.push(id), ended: () => {} },
      background: { start: () => {} },
      streams: { hasListener: () => false },
    });
    const lease = () => {
      now += LEASE;
    };
    await test({ sql, sender, money, paidWork, told, lease, rowsWritten: () => sql.rowsWritten - before });
  });
}

const kinds = (claims: readonly Claim[]) => claims.map(({ kind }) => kind);
const ids = (sql: Sql) => openJobs(sql).map(({ id }) => id);

describe("a claim", () => {
  it("is one row, written when the day's money has said yes", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork, told, rowsWritten }) => {
      const claimed = paidWork.claim(oldestJob(sql).id);
      expect(rowsWritten()).toBe(0);
      expect(oldestJob(sql)).toMatchObject({ attempt: 0, leaseUntil: null, calls: [] });
      money.answer(ALL);
      expect(await claimed).toMatchObject({ kind: "draw", attempt: 1, provider: "asi1", count: 1 });
      expect(rowsWritten()).toBe(1);
      expect(told).toEqual(ids(sql));
    });
  });

  it("is nobody else's while the money is asked for: it is asked once, and one consumer draws", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork, told }) => {
      const { id } = oldestJob(sql);
      const first = paidWork.claim(id);
      expect(await paidWork.claim(id)).toEqual({ kind: "nothing" });
      expect(money.asked.map(({ job }) => job)).toEqual([id]);
      money.answer(ALL);
      expect(await first).toMatchObject({ kind: "draw", attempt: 1 });
      expect(await paidWork.claim(id)).toEqual({ kind: "nothing" });
      expect(money.asked).toEqual([]);
      expect(told).toEqual([id]);
    });
  });

  it("counts among those drawn at a time from the moment that it is decided", async () => {
    const lines = ["a fox", "a hen", "a boat", "a tree", "a moon", "a lamp"];
    await onLines(lines, async ({ sql, money, paidWork }) => {
      const all = ids(sql);
      expect(all).toHaveLength(6);
      const claims = all.map((id) => paidWork.claim(id));
      expect(money.asked.map(({ job }) => job)).toEqual(all.slice(0, 5));
      for (const _ of claims) money.answer(ALL);
      expect(kinds(await Promise.all(claims))).toEqual([...Array(5).fill("draw"), "nothing"]);
    });
  });

  it("that the day has no money for ends its job, at no call", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork, told }) => {
      const claimed = paidWork.claim(oldestJob(sql).id);
      money.answer(NONE);
      expect(await claimed).toEqual({ kind: "nothing" });
      expect(openJobs(sql)).toEqual([]);
      expect(said(sql).at(-1)).toContain("10 minutes");
      expect(told).toEqual([]);
      expect(money.takenBack).toEqual([]);
    });
  });

  it("that could not ask for the money leaves its job as it was, to be claimed again", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork, rowsWritten }) => {
      const { id } = oldestJob(sql);
      const broken = paidWork.claim(id);
      money.answer(new Error("the budget's object was moved"));
      await expect(broken).rejects.toThrow("moved");
      expect(rowsWritten()).toBe(0);
      const again = paidWork.claim(id);
      money.answer(ALL);
      expect(await again).toMatchObject({ kind: "draw", attempt: 1 });
    });
  });

  it("keeps what its sender was told while the money was asked for", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork }) => {
      const { id } = oldestJob(sql);
      const claimed = paidWork.claim(id);
      sql.run(`UPDATE jobs SET progress_at = NULL, hints = 1 WHERE id = ?`, id);
      money.answer(ALL);
      expect(await claimed).toMatchObject({ kind: "draw" });
      expect(oldestJob(sql)).toMatchObject({ progressAt: null, hints: 1, attempt: 1 });
    });
  });
});

describe("money for a call that is not made", () => {
  it.each([
    ["given", ALL, 1],
    ["refused", NONE, 0],
  ])("goes back when the job was cancelled meanwhile (%s)", async (_, allowance, takenBack) => {
    await onLines(["a fox"], async ({ sql, sender, money, paidWork, told }) => {
      const { id } = oldestJob(sql);
      const claimed = paidWork.claim(id);
      take(sql, chatFrom(sender, "cancel"));
      expect(openJobs(sql)).toEqual([]);
      const letters = said(sql).length;
      money.answer(allowance);
      expect(await claimed).toEqual({ kind: "nothing" });
      expect(money.takenBack).toEqual(Array(takenBack).fill(id));
      expect(said(sql)).toHaveLength(letters);
      expect(told).toEqual([]);
    });
  });

  it("goes back when an attempt whose lease had ended says after all what came of it", async () => {
    await onLines(["a fox"], async ({ sql, money, paidWork, lease }) => {
      const { id } = oldestJob(sql);
      claim(workAt(sql), id);
      lease();
      const second = paidWork.claim(id);
      expect(money.asked).toHaveLength(1);
      const failed = { kind: "failed", outcome: "unavailable", retryAfterSeconds: null } as const;
      expect(finish(workAt(sql, NOON + LEASE), id, 1, failed)).toEqual({ again: false });
      money.answer(ALL);
      expect(await second).toEqual({ kind: "nothing" });
      expect(money.takenBack).toEqual([id]);
      // It waits for its turn, as its first attempt has left it.
      expect(oldestJob(sql)).toMatchObject({ attempt: 1, leaseUntil: null, notBefore: NOON + LEASE + 5_000 });
    });
  });
});

describe("a line that the text model is asked about", () => {
  const ASKING = { ...POLICY, asksModel: true };
  const LINE = "a lighthouse in a storm";

  it("is asked about once there is money for the question, by one consumer", async () => {
    const test = async ({ sql, money, paidWork }: Work) => {
      const { id } = oldestJob(sql);
      const claimed = paidWork.claim(id);
      expect(await paidWork.claim(id)).toEqual({ kind: "nothing" });
      expect(money.asked.map(({ job }) => job)).toEqual([`${id} meaning`]);
      money.answer(ALL);
      expect(await claimed).toMatchObject({ kind: "understand", attempt: 1 });
    };
    await onLines([LINE], test, ASKING);
  });

  it("is drawn as the rules say where there is none, within the same claim", async () => {
    const test = async ({ sql, money, paidWork }: Work) => {
      const { id } = oldestJob(sql);
      const claimed = paidWork.claim(id);
      money.answer(NONE);
      await new Promise(setImmediate);
      expect(money.asked.map(({ job }) => job)).toEqual([id]);
      money.answer(ALL);
      expect(await claimed).toMatchObject({ kind: "draw", attempt: 1 });
    };
    await onLines([LINE], test, ASKING);
  });

  it("is drawn as the rules say where it was asked about once, and the answer is lost", async () => {
    const test = async ({ sql, money, paidWork, lease }: Work) => {
      const { id } = oldestJob(sql);
      claim(workAt(sql), id);
      lease();
      const claimed = paidWork.claim(id);
      expect(money.asked.map(({ job }) => job)).toEqual([id]);
      money.answer(ALL);
      expect(await claimed).toMatchObject({ kind: "draw", attempt: 2 });
    };
    await onLines([LINE], test, ASKING);
  });
});
