import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { accept } from "../../src/durable/accept.ts";
import { Sql } from "../../src/durable/sql.ts";
import type { SenderObject } from "../../src/durable/sender-object.ts";
import { chatFrom, NOON, newKey, POLICY, penAt, someSender, someUuid } from "./sender.ts";

it("attack", async () => {
  const sender = someSender();
  const stub = env.SENDERS.getByName(sender);
  await runInDurableObject(stub, async (_: SenderObject, state) => {
    const sql = new Sql(state.storage);
    const msgId = someUuid();
    let sent = 0;
    const send = (text: string) => {
      const envelope = chatFrom(sender, text, { msgId, session: crypto.randomUUID() });
      sent += Math.ceil(envelope.payload.length / 3) * 4 + 600;
      return accept(sql, envelope, POLICY, penAt(NOON), newKey).kind;
    };
    send("a".repeat(780_000));
    for (let n = 0; n < 260; n += 1) send("b");
    console.log("FIGURE", sent, state.storage.sql.databaseSize);
    expect(1).toBe(1);
  });
});
