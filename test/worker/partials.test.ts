import { exports } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { streamProtocols } from "../../packages/kit/client/mailbox.ts";
import type { SenderObject } from "../../src/durable/sender/sender-object.ts";
import { encodeBase64 } from "../../src/protocol/base64.ts";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { agentToken } from "../agent-token.ts";
import { oldestJob } from "../durable/tables.ts";
import { impostors, png } from "../unit/imagegen/sample-pictures.ts";
import { chatFrom, SESSION, withTables } from "./sender.ts";

const preview = z.strictObject({
  preview: z.strictObject({ session: z.string(), msgId: z.string(), image: z.string() }),
});
const MSG_ID = "3f1f9df6-2d5a-4c0f-8a2e-6f0f0a6f6a01";

async function listen(owner: Identity) {
  const response = await exports.default.fetch(
    `http://127.0.0.1:8787/v2/agents/${owner.address}/mailbox/stream`,
    {
      headers: {
        upgrade: "websocket",
        "sec-websocket-protocol": streamProtocols(agentToken(owner)).join(", "),
      },
    },
  );
  const socket = response.webSocket;
  if (socket === null) throw new Error(`no stream: ${response.status}`);
  const heard: string[] = [];
  socket.addEventListener("message", ({ data }) => void heard.push(String(data)));
  socket.accept();
  return {
    socket,
    heard,
    previews: () => heard.filter((text) => text.includes("preview")),
  };
}

/** A sender whose line is to be drawn. */
async function withJob<T>(
  owner: Identity,
  work: (object: SenderObject, job: string) => Promise<T>,
): Promise<T> {
  return withTables(owner.address, async (sql, object) => {
    const expires = BigInt(Math.floor(Date.now() / 1000) + 60);
    await object.accept(chatFrom(owner.address, "a boat", { expires, msgId: MSG_ID }));
    return work(object, oldestJob(sql).id);
  });
}

describe("what is seen of a picture while it is drawn", () => {
  it("goes to whoever listens, and writes no row", async () => {
    const owner = identityFromSeed(crypto.randomUUID());
    const { previews } = await listen(owner);
    await withJob(owner, async (object, job) => {
      const claimed = await object.claim(job);
      expect(claimed).toMatchObject({ kind: "draw", attempt: 1, isWatched: true });
      const before = object.sql.rowsWritten;
      await object.showPartial(job, 1, png);
      expect(object.sql.rowsWritten).toBe(before);
    });
    await vi.waitUntil(() => previews().length > 0);
    expect(previews().map((text) => preview.parse(JSON.parse(text)).preview)).toEqual([
      { session: SESSION, msgId: MSG_ID, image: `data:image/png;base64,${encodeBase64(png)}` },
    ]);
  });

  it("may be as large as a consumer hands it on", async () => {
    const owner = identityFromSeed(crypto.randomUUID());
    const { previews } = await listen(owner);
    const large = new Uint8Array(2 * 1024 * 1024);
    large.set(png);
    await withJob(owner, async (object, job) => {
      await object.claim(job);
      await object.showPartial(job, 1, large);
    });
    await vi.waitUntil(() => previews().length > 0);
    expect(previews()[0]?.length).toBeGreaterThan((large.length * 4) / 3);
  });

  it("is shown of the attempt that holds the job alone, and only where it is a picture", async () => {
    const owner = identityFromSeed(crypto.randomUUID());
    const { socket, heard, previews } = await listen(owner);
    await withJob(owner, async (object, job) => {
      await object.showPartial(job, 0, png);
      await object.claim(job);
      await object.showPartial(job, 2, png);
      await object.showPartial("0".repeat(32), 1, png);
      for (const impostor of Object.values(impostors)) await object.showPartial(job, 1, impostor);
      await object.finish(job, 1, { kind: "stored", extensions: ["png"], notHonoured: [] });
      await object.showPartial(job, 1, png);
    });
    socket.send("ping");
    await vi.waitUntil(() => heard.includes("pong"));
    expect(previews()).toEqual([]);
  });

  it("is not asked for where nobody listens", async () => {
    await withJob(identityFromSeed(crypto.randomUUID()), async (object, job) => {
      const claimed = await object.claim(job);
      expect(claimed.kind).toBe("draw");
      expect(claimed).not.toHaveProperty("isWatched");
      await expect(object.showPartial(job, 1, png)).resolves.toBeUndefined();
    });
  });
});
