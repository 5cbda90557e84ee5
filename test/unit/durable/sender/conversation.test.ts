import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../../src/agent/sentences/index.ts";
import { openJobs } from "../../../../src/durable/sender/job-rows.ts";
import { reportProgress } from "../../../../src/durable/sender/look-after-jobs.ts";
import { findMessage } from "../../../../src/durable/sender/message-rows.ts";
import { picturesSoFar } from "../../../../src/durable/sender/picture-rows.ts";
import { pictureKeys } from "../../../../src/durable/sender/sender-records.ts";
import { loadSenderState } from "../../../../src/durable/sender/sender-row.ts";
import { sweep } from "../../../../src/durable/sender/sweep.ts";
import { finish } from "../../../../src/durable/sender/work.ts";
import { withTables } from "../../../durable/node-storage.ts";
import {
  chatFrom,
  NOON,
  OTHER_SESSION,
  SESSION,
  said,
  someSender,
  someUuid,
} from "../../../durable/sender.ts";
import { draw, take } from "../../../durable/tables.ts";
import { claim, workAt } from "../../../durable/work-context.ts";

const EN = sentencesIn("en");
const DAY = 86_400_000;

describe("pictures in rows", () => {
  it("go on after the end of the session, each change from its own", async () => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lake"));
      const lake = draw(sql, NOON, { seconds: 10 });
      take(sql, chatFrom(sender, "a castle"), NOON + 20_000);
      draw(sql, NOON + 20_000, { seconds: 10 });
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
      draw(sql, NOON, { seconds: 10 });
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
      const id = draw(sql, NOON, { extensions: ["png", "webp"], seconds: 10 });
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
