import { createExecutionContext, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../src/app.ts";
import { accept } from "../../src/durable/sender/accept.ts";
import { DESK } from "../../src/operator/rules.ts";
import { chatFrom, clockAndIdsAt, newKey, POLICY, someSender, withTables } from "./sender.ts";

const OPERATOR_TOKEN = "the-operator-of-the-tests-of-forgetting";

/** The operator has a sender forgotten, in an agent with these senders' objects. */
async function forget(address: string, senders: Env["SENDERS"] = env.SENDERS): Promise<object> {
  const request = new Request("http://127.0.0.1:8787/operator/api/actions", {
    method: "POST",
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
    body: JSON.stringify({ action: "forget", address }),
  });
  const operated: Env = Object.assign({}, env, { OPERATOR_TOKEN, SENDERS: senders });
  return (await app.fetch(request, operated, createExecutionContext())).json();
}

/** Takes a chat whose picture a consumer then begins to draw. Gives the picture's key. */
async function beginPicture(sender: string, words: string): Promise<string> {
  const key = newKey();
  const message = chatFrom(sender, words, { expires: null });
  await withTables(sender, (sql) => accept(sql, message, POLICY, clockAndIdsAt(Date.now()), () => key));
  expect(await env.SENDERS.getByName(sender).claim(key)).toMatchObject({ kind: "draw" });
  return key;
}

/** The consumer, which nobody told, stores what it has drawn; then the desk's alarm comes. */
async function drawToTheEnd(...keys: string[]): Promise<void> {
  for (const key of keys) await env.PICTURES.put(`images/${key}`, "drawn meanwhile");
  const desk = env.OPERATOR_DESK.getByName(DESK);
  await runInDurableObject(desk, (_, { storage }) => void storage.sql.exec(`UPDATE doomed SET at = 0`));
  await runDurableObjectAlarm(desk);
}

const isThere = async (key: string) => (await env.PICTURES.head(`images/${key}`)) !== null;

describe("a sender that is forgotten", () => {
  it("leaves no picture, not even one that is being drawn", async () => {
    const sender = someSender();
    const drawing = await beginPicture(sender, "a boat");
    expect(await forget(sender)).toEqual({ result: "done", pictures: 1 });
    await drawToTheEnd(drawing);
    expect(await isThere(drawing)).toBe(false);
    expect(await env.SENDERS.getByName(sender).readMailbox()).toEqual([]);
  });

  it("leaves none of a message either that came while it was forgotten", async () => {
    const sender = someSender();
    const first = await beginPicture(sender, "a boat");
    let late = "";
    const stub = env.SENDERS.getByName(sender);
    const busy = {
      pictures: async () => {
        const known = await stub.pictures();
        late = await beginPicture(sender, "another boat");
        return known;
      },
      forget: () => stub.forget(),
    };
    const senders: Env["SENDERS"] = Object.assign(Object.create(env.SENDERS), { getByName: () => busy });
    expect(await forget(sender, senders)).toEqual({ result: "done", pictures: 2 });
    await drawToTheEnd(first, late);
    expect([await isThere(first), await isThere(late)]).toEqual([false, false]);
  });
});
