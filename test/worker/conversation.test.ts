import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { accept } from "../../src/durable/sender/accept.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { reportProgress } from "../../src/durable/sender/look-after-jobs.ts";
import { findMessage } from "../../src/durable/sender/message-rows.ts";
import { picturesSoFar } from "../../src/durable/sender/picture-rows.ts";
import { pictureKeys } from "../../src/durable/sender/sender-records.ts";
import { loadSenderState } from "../../src/durable/sender/sender-row.ts";
import { sweep } from "../../src/durable/sender/sweep.ts";
import { claim, finish } from "../../src/durable/sender/work.ts";
import { number } from "../../src/durable/storage/column.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import { pictureObjectName } from "../../src/imagegen/picture-store.ts";
import {
  chatFrom,
  clockAndIdsAt,
  NOON,
  newKey,
  OTHER_SESSION,
  POLICY,
  SESSION,
  said,
  someSender,
  someUuid,
  withTables,
} from "./sender.ts";
import { workAt } from "./work-context.ts";

const EN = sentencesIn("en");
const DAY = 86_400_000;

function take(sql: Sql, envelope: Parameters<typeof accept>[1], now = NOON) {
  return accept(sql, envelope, POLICY, clockAndIdsAt(now), newKey);
}

/** Draws the oldest open job, `seconds` after it was claimed. */
function draw(sql: Sql, now = NOON, { extensions = ["png"], seconds = 10 } = {}): string {
  const id = openJobs(sql)[0]?.id ?? "";
  const claimed = claim(workAt(sql, now), id);
  const attempt = claimed.kind === "nothing" ? 0 : claimed.attempt;
  finish(workAt(sql, now + seconds * 1_000), id, attempt, { kind: "stored", extensions, notHonoured: [] });
  return id;
}

describe("pictures in rows", () => {
  it("go on after the end of the session, each change from its own", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lake"));
      const lake = draw(sql);
      take(sql, chatFrom(sender, "a castle"), NOON + 20_000);
      draw(sql, NOON + 20_000);
      take(sql, chatFrom(sender, "the first one, but at night"), NOON + 40_000);
      const claimed = claim(workAt(sql, NOON + 40_000), openJobs(sql)[0]?.id ?? "");
      expect(claimed.kind === "draw" && JSON.parse(claimed.order)).toEqual({
        prompt: "a lake, at night",
        edit: { instruction: "but at night", inputs: [{ kind: "own", key: lake, extension: "png" }] },
        options: {},
        parent: lake,
      });
      expect(picturesSoFar(sql, OTHER_SESSION).count).toBe(0);
      expect(picturesSoFar(sql, OTHER_SESSION).hasEarlier()).toBe(true);
    });
  });

  it("are swept with their bytes, after the days of the setting", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lake"));
      draw(sql);
      sweep(sql, NOON + 5 * DAY, 7 * DAY);
      expect(picturesSoFar(sql, SESSION).count).toBe(1);
      sweep(sql, NOON + 8 * DAY, 7 * DAY);
      expect(picturesSoFar(sql, SESSION).count).toBe(0);
    });
  });

  it("come as several in one reply, which a repeat in another session gets again; what is missing is given back", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, chatFrom(sender, "3 pictures of a lake", { msgId }));
      expect(loadSenderState(sql).pictures?.count).toBe(3);
      const id = draw(sql, NOON, { extensions: ["png", "webp"] });
      const base = `http://127.0.0.1:8787/images/${id}`;
      const [, reply] = said(sql);
      expect(reply).toBe(
        `Image generated successfully.\n\n![a lake](${base}.png)\n\n![a lake](${base}-2.webp)\n\n` +
          `${EN.someMissing(2, 3)}\n\n${EN.suggestion}\n\n`,
      );
      expect(loadSenderState(sql).pictures?.count).toBe(2);
      expect(picturesSoFar(sql, SESSION).nth(2)?.key).toBe(`${id}-2`);
      expect(pictureKeys(sql).sort()).toEqual([id, `${id}-2`]);
      take(sql, chatFrom(sender, "3 pictures of a lake", { msgId, session: OTHER_SESSION }), NOON + 60_000);
      expect(said(sql, OTHER_SESSION)[1]).toBe(reply);
    });
  });

  it("tell how long the next one usually takes", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      for (const seconds of [10, 30, 20]) {
        take(sql, chatFrom(sender, `a lake and ${seconds} swans`));
        draw(sql, NOON, { seconds });
      }
      take(sql, chatFrom(sender, "a castle"), NOON + 60_000);
      const [job] = openJobs(sql);
      claim(workAt(sql, NOON + 60_000), job?.id ?? "");
      const [claimed] = openJobs(sql);
      if (claimed === undefined) throw new Error("no job is open");
      reportProgress(workAt(sql, NOON + 80_000), claimed);
      expect(said(sql).at(-1)).toBe(EN.stillDrawing(20));
    });
  });
});

describe("an attachment that cannot be used", () => {
  it("is told plainly, and costs nothing", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "put a hat on https://cdn.example/dog.png"));
      const id = openJobs(sql)[0]?.id ?? "";
      const unpaid: string[] = [];
      const context = workAt(sql, NOON, { onUnpaid: (job) => unpaid.push(job.id) });
      claim(context, id);
      finish(context, id, 1, { kind: "unusable-input", why: "gone" });
      expect(said(sql)).toEqual(["acknowledgement", EN.attachmentUnusable("gone")]);
      expect(loadSenderState(sql).pictures?.count).toBe(0);
      expect(unpaid).toEqual([id]);
    });
  });
});

describe("cancel", () => {
  it("ends what waits in its session, gives it back, and is told in every session that waits", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      const msgId = someUuid();
      take(sql, chatFrom(sender, "a lake", { msgId }));
      take(sql, chatFrom(sender, "a lake", { msgId, session: OTHER_SESSION }));
      take(sql, chatFrom(sender, "cancel"), NOON + 1_000);
      expect(openJobs(sql)).toEqual([]);
      expect(loadSenderState(sql).pictures?.count).toBe(0);
      expect(said(sql)).toEqual(["acknowledgement", "acknowledgement", EN.cancelled(1, 0)]);
      expect(said(sql, OTHER_SESSION)).toEqual(["acknowledgement", EN.cancelled(1, 0)]);
      expect(findMessage(sql, `chat:${msgId}`, SESSION)?.reply?.kind).toBe("cancelled");
    });
  });

  it("leaves alone what is being called for", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lake"));
      claim(workAt(sql), openJobs(sql)[0]?.id ?? "");
      take(sql, chatFrom(sender, "a castle", { session: OTHER_SESSION }));
      take(sql, chatFrom(sender, "cancel"), NOON + 1_000);
      expect(said(sql).at(-1)).toBe(EN.cancelled(0, 1));
      expect(openJobs(sql)).toHaveLength(2);
    });
  });
});

describe("delete my data", () => {
  it("leaves the answer, the used quota and hashes; the picture goes, and a replay changes nothing", async () => {
    const sender = someSender();
    const stub = env.SENDERS.getByName(sender);
    const soon = { expires: BigInt(Math.floor(Date.now() / 1000) + 60) };
    const lake = chatFrom(sender, "a lake", soon);
    await stub.accept(lake);
    const id = await runInDurableObject(stub, (object) => openJobs(object.sql)[0]?.id ?? "");
    await env.PICTURES.put(pictureObjectName(id), new Uint8Array([1]));
    await runInDurableObject(stub, (object) => {
      const context = workAt(object.sql, Date.now());
      claim(context, id);
      finish(context, id, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
    });
    await stub.accept(chatFrom(sender, "delete my data", soon));
    await stub.accept(chatFrom(sender, EN.deleteConfirm, soon));
    await stub.lookAfter();
    await expect.poll(() => env.PICTURES.head(pictureObjectName(id))).toBeNull();
    await runInDurableObject(stub, (object) => {
      expect(said(object.sql).slice(-2)).toEqual(["acknowledgement", EN.deleted]);
      expect(loadSenderState(object.sql)).toMatchObject({ pictures: { count: 1 }, previous: null });
      const count = (table: string) => object.sql.value(number, `SELECT count(*) FROM ${table}`);
      expect([count("messages"), count("jobs"), count("pictures")]).toEqual([0, 0, 0]);
    });
    await stub.accept(lake);
    await runInDurableObject(stub, (object) => expect(openJobs(object.sql)).toEqual([]));
  });
});
