import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { loadSenderState } from "../../src/durable/sender/sender-row.ts";
import { finish } from "../../src/durable/sender/work.ts";
import { number } from "../../src/durable/storage/column.ts";
import { pictureObjectName } from "../../src/imagegen/picture-store.ts";
import { claim, workAt } from "../durable/work-context.ts";
import { chatFrom, said, someSender } from "./sender.ts";

const EN = sentencesIn("en");

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
