import fc from "fast-check";
import { expect, it } from "vitest";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../../../src/durable/sender/letter-rows.ts";
import { lookAfterJobs } from "../../../../src/durable/sender/look-after-jobs.ts";
import { Outbox } from "../../../../src/durable/sender/outbox.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import { number } from "../../../../src/durable/storage/column.ts";
import type { Sql } from "../../../../src/durable/storage/sql.ts";
import { FakeWorld, failure } from "../../../durable/fake-world.ts";
import { withTables } from "../../../durable/node-storage.ts";
import { chatFrom, OTHER_SESSION, SESSION, someSender } from "../../../durable/sender.ts";
import { makeKnown, take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

/** What may come between a message and its picture, each at any time. */
const EVENTS = [
  "ask",
  "ask elsewhere",
  "claim",
  "draw",
  "progress",
  "deliver",
  "trouble",
  "die",
  "wait",
] as const;
type Event = (typeof EVENTS)[number];

const stored = { kind: "stored", extensions: ["png"], notHonoured: [] } as const;

/** A sender's object that dies now and then, and a peer that hears payloads in the order in which they come. */
class Story {
  readonly heard: { readonly session: string; readonly payload: string }[] = [];
  readonly #sender = someSender();
  readonly #sql: Sql;
  readonly #world = new FakeWorld();
  #outbox: Outbox;
  #asked = 0;

  get asked(): number {
    return this.#asked;
  }

  constructor(sql: Sql) {
    this.#sql = sql;
    makeKnown(sql, this.#sender);
    this.#world.seal = (letter) => JSON.stringify({ text: letter.payload, session: letter.session });
    this.#world.sent = (_, { session, payload }) => void this.heard.push({ session, payload });
    this.#outbox = new Outbox(sql, this.#world);
  }

  async go(event: Event): Promise<void> {
    const now = this.#world.time;
    const [job] = openJobs(this.#sql);
    switch (event) {
      case "ask":
      case "ask elsewhere": {
        this.#asked += 1;
        const session = event === "ask" ? SESSION : OTHER_SESSION;
        take(this.#sql, chatFrom(this.#sender, `a boat of kind ${this.#asked}`, { session }), now);
        return;
      }
      case "claim":
        if (job !== undefined) claim(workAt(this.#sql, now), job.id);
        return;
      case "draw":
        return this.#draw();
      case "progress":
        this.#world.time += 25_000;
        return lookAfterJobs(workAt(this.#sql, this.#world.time), () => {});
      case "trouble":
        this.#world.answers.push({ ok: true }, failure(503));
        return this.#outbox.flush();
      case "deliver":
        return this.#outbox.flush();
      case "die":
        this.#sql.changedElsewhere();
        this.#outbox = new Outbox(this.#sql, this.#world);
        return;
      case "wait":
        this.#world.time += 20_000;
    }
  }

  #draw(): void {
    const [job] = openJobs(this.#sql);
    if (job === undefined) return;
    const context = workAt(this.#sql, this.#world.time);
    claim(context, job.id);
    const { attempt } = openJobs(this.#sql).find(({ id }) => id === job.id) ?? job;
    finish(context, job.id, attempt, stored);
  }

  /** Until everything is said, or ten minutes of trouble have gone by. */
  async end(): Promise<void> {
    while (openJobs(this.#sql).length > 0) this.#draw();
    for (let round = 0; round < 20 && outgoingLetters(this.#sql).length > 0; round += 1) {
      await this.#outbox.flush();
      this.#world.time += 30_000;
    }
  }
}

/** What the peer makes of it: what it knows already by its msg_id, it has heard once. */
function once(heard: Story["heard"], session: string): string[] {
  return [...new Set(heard.filter((each) => each.session === session).map(({ payload }) => payload))];
}
const isAcknowledgement = (payload: string) => payload.includes("acknowledged_msg_id");
const isPicture = (payload: string) => payload.includes("![");

it("whatever comes between, each message is acknowledged, then drawn, and nothing is left behind", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...EVENTS), { maxLength: 14 }), (events) =>
      withTables(someSender(), async (sql) => {
        const story = new Story(sql);
        await story.go("ask");
        for (const event of events) await story.go(event);
        await story.end();
        const sessions = [SESSION, OTHER_SESSION].map((session) => once(story.heard, session));
        expect(sessions.flat().filter(isAcknowledgement)).toHaveLength(story.asked);
        expect(sessions.flat().filter(isPicture)).toHaveLength(story.asked);
        for (const heard of sessions)
          for (const end of heard.keys()) {
            const before = heard.slice(0, end + 1);
            expect(before.filter(isPicture).length).toBeLessThanOrEqual(
              before.filter(isAcknowledgement).length,
            );
          }
        const left = `SELECT (SELECT count(*) FROM jobs) + (SELECT count(*) FROM letters)`;
        expect(sql.value(number, left)).toBe(0);
      }),
    ),
    { numRuns: 200 },
  );
});
