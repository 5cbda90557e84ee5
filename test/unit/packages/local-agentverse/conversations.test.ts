import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { attestRegistration } from "../../../../src/protocol/attestation.ts";
import {
  decodePayload,
  encodeEnvelope,
  parseEnvelope,
  sealEnvelope,
} from "../../../../src/protocol/envelope.ts";
import { chatAcknowledgement } from "../../../../src/protocol/messages/chat-acknowledgement.ts";
import type { ChatContent } from "../../../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../../../src/protocol/messages/chat-message.ts";
import { commitPayment, rejectPayment, requestPayment } from "../../../../src/protocol/messages/payment.ts";
import { chatProtocol } from "../../../../src/protocol/protocols.ts";
import { formatTimestamp } from "../../../../src/protocol/timestamp.ts";
import cards from "../../../vectors/cards.json" with { type: "json" };
import { agentverse, KEY, NOW, painter } from "../../dev/local-agentverse.ts";

const PAGE = `/conversations/${painter.address}`;
const SESSION = "7d8c3c1e-3f0b-4e0e-9a57-0f6d3a1c9b11";
const MSG_ID = "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11";

/** The bodies that were posted to the painter's endpoint. */
const posted: string[] = [];
const painterServer = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  posted.push(body);
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});
let endpoint = "";
beforeAll(async () => {
  await once(painterServer.listen(0, "127.0.0.1"), "listening");
  const address = painterServer.address();
  if (address === null || typeof address === "string") throw new Error("the painter has no port");
  endpoint = `http://127.0.0.1:${address.port}/submit`;
});
afterAll(() => painterServer.close());

/** A local Agentverse with the painter in its Almanac, and a browser in front of its page. */
async function atPage() {
  posted.length = 0;
  const { app, call } = agentverse();
  const facts = {
    protocols: [chatProtocol.digest],
    endpoints: [{ url: endpoint, weight: 1 }],
    metadata: null,
  };
  const attestation = attestRegistration(painter, { ...facts, timestamp: Math.floor(NOW / 1000) });
  await call("POST", "/v1/almanac/agents", undefined, attestation);
  const look = async (path = PAGE) => (await app.request(`http://localhost:8788${path}`)).text();
  const me = /You are (agent1\w+)\./.exec(await look("/conversations"))?.[1] ?? "";
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(`http://localhost:8788${PAGE}`, {
      method: "POST",
      headers: { origin: "http://localhost:8788", ...headers },
      body: new URLSearchParams(fields),
    });
  /** An answer of the painter's, as its envelope comes in. */
  const answer = (schemaDigest: string, message: string) => {
    const letter = { target: me, session: SESSION, schemaDigest, protocolDigest: null, message };
    const envelope = sealEnvelope(painter, { ...letter, expires: BigInt(NOW / 1000 + 60), nonce: 0n });
    const body = encodeEnvelope(envelope);
    return app.request("http://localhost:8788/conversations/submit", { method: "POST", body });
  };
  const chat = (...content: ChatContent[]) =>
    answer(
      chatMessage.digest,
      chatMessage.encode({ timestamp: formatTimestamp(NOW), msgId: MSG_ID, content }),
    );
  return { app, look, send, chat, answer, me };
}

/** What the painter got last, of a type. */
function lastOf<T>(type: {
  digest: string;
  decode(text: string): { ok: true; message: T } | { ok: false };
}): T {
  const found = posted.flatMap((body) => {
    const parsed = parseEnvelope(body);
    if (!parsed.ok || parsed.envelope.schemaDigest !== type.digest) return [];
    const payload = decodePayload(parsed.envelope);
    const read = payload.ok ? type.decode(payload.text) : null;
    return read?.ok ? [read.message] : [];
  });
  const last = found.at(-1);
  if (last === undefined) throw new Error("the painter got nothing of it");
  return last;
}

const unescaped = (html: string) =>
  html.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&amp;", "&");

/** The values of a page's buttons of a name, as a browser would send them. */
function valuesOf(html: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, "g"));
  return [...found].map(([, value = ""]) => unescaped(value));
}

describe("the page of conversations", () => {
  it("lists the agents that chat, sends what is typed, and shows what comes", async () => {
    const { look, send, chat } = await atPage();
    expect(await look("/conversations")).toContain(PAGE);
    const sent = await send({ text: "a fox" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, PAGE]);
    expect(lastOf(chatMessage).content).toEqual([{ type: "text", text: "a fox" }]);
    expect(await look()).toContain('http-equiv="refresh"');

    const picture = {
      uri: "https://agent.example/2.png",
      metadata: { mime_type: "image/png", role: "image" },
    };
    const came = await chat(
      {
        type: "text",
        text: "Done.\n\n![a fox](https://agent.example/1.png)\n\n- [more](https://agent.example/m)",
      },
      { type: "resource", resourceId: MSG_ID, resources: [picture] },
      { type: "end-session" },
    );
    expect(came.status).toBe(200);
    const page = await look();
    expect(page).toContain('<img src="https://agent.example/1.png" alt="a fox"');
    expect(page).toContain('<img src="https://agent.example/2.png"');
    expect(page).toContain('<li><a href="https://agent.example/m"');
    expect(page).toContain("End of the session");
    expect(page).not.toContain('http-equiv="refresh"');
    await expect.poll(() => lastOf(chatAcknowledgement).acknowledgedMsgId).toBe(MSG_ID);
  });

  it("puts in nothing of a stranger as HTML, wherever it stands", async () => {
    const { look, send, chat } = await atPage();
    const evil = `<script>alert("x")</script><img src=x onerror=y>'"`;
    await send({ text: evil });
    const payload = JSON.stringify({
      title: evil,
      hero_image: `javascript:${evil}`,
      ctas: [{ label: evil, selection: { action: evil } }],
    });
    await chat(
      {
        type: "text",
        text: `${evil}\n\n![${evil}](https://a.example/"onerror="x)\n\n[${evil}](https://a.example/${evil})`,
      },
      {
        type: "metadata",
        metadata: {
          card_protocol_version: "1",
          requires_card_interaction: "true",
          card_kind: "detail",
          card_payload: payload,
          card_id: evil,
        },
      },
      { type: "metadata", metadata: { [evil]: evil } },
      {
        type: "resource",
        resourceId: MSG_ID,
        resources: [{ uri: `javascript:${evil}`, metadata: { mime_type: `image/${evil}`, role: evil } }],
      },
      { type: "resource", resourceId: MSG_ID, resources: [{ uri: evil, metadata: {} }] },
    );
    const page = await look();
    expect(page).toContain("&lt;script&gt;");
    expect(page).not.toMatch(/<script|<img src=x|(?:src|href)="javascript:|" ?onerror=/);
  });

  it.each(cards.requests)("shows the card that uagents-core wrote: $name", async ({ metadata }) => {
    const { look, send, chat } = await atPage();
    await chat({ type: "text", text: "Here." }, { type: "metadata", metadata });
    const page = await look();
    const choices = valuesOf(page, "choice");
    const [choice = ""] = choices;
    const { selection } = JSON.parse(choice);
    expect(metadata.card_payload).toContain(JSON.stringify(selection));

    await send({ choice, card: metadata.card_id, as: "metadata" });
    const answer = {
      card_protocol_version: "1",
      card_id: metadata.card_id,
      selection: JSON.stringify(selection),
    };
    expect(lastOf(chatMessage).content).toEqual([{ type: "metadata", metadata: answer }]);
    await send({ choice, card: metadata.card_id, as: "json" });
    expect(lastOf(chatMessage).content).toEqual([{ type: "text", text: JSON.stringify(selection) }]);
    await send({ choice, card: metadata.card_id, as: "prose" });
    expect(JSON.stringify(lastOf(chatMessage).content)).toContain("The user selected");
    await send({ cancelled: "true", card: metadata.card_id, as: "metadata" });
    const closed = { card_protocol_version: "1", card_id: metadata.card_id, cancelled: "true" };
    expect(lastOf(chatMessage).content).toEqual([{ type: "metadata", metadata: closed }]);
  });

  it("shows the other kinds of card, and sends what is filled in with what was chosen", async () => {
    const { look, send, chat } = await atPage();
    const cta = { label: "Go", selection: { action: "go" } };
    const style = {
      name: "style",
      kind: "select",
      label: "Style",
      options: [{ value: "w", label: "Woodcut" }],
    };
    const kinds = {
      form: {
        fields: [style, { name: "mail", kind: "email", label: "Mail", required: true }],
        submit_cta: cta,
      },
      review: { title: "Right?", summary_rows: [{ label: "Size", value: "A4" }], approve_cta: cta },
      custom: {
        root: {
          type: "section",
          title: "Pick",
          children: [
            {
              type: "group",
              direction: "row",
              children: [{ type: "text", value: "Hello" }, { type: "divider" }],
            },
            { type: "choice_grid", name: "tone", choices: [{ value: "warm", label: "Warm" }] },
            {
              type: "list",
              items: [{ children: [{ type: "badge", label: "new" }], action: { selection: { n: 1 } } }],
            },
            { type: "button", label: "Go", action: { selection: { action: "go" } } },
          ],
        },
      },
    };
    for (const [kind, payload] of Object.entries(kinds)) {
      const metadata = {
        card_protocol_version: "1",
        requires_card_interaction: "true",
        card_kind: kind,
        card_payload: JSON.stringify(payload),
      };
      await chat({ type: "text", text: "Please." }, { type: "metadata", metadata });
      const page = await look();
      expect(page).not.toContain("This card is refused");
      expect(valuesOf(page, "choice").map((value) => JSON.parse(value))).toContainEqual(cta);
    }
    await send({ choice: JSON.stringify(cta), "field.style": "w", "field.mail": "a@b.example", as: "json" });
    expect(lastOf(chatMessage).content).toEqual([
      { type: "text", text: JSON.stringify({ action: "go", style: "w", mail: "a@b.example" }) },
    ]);
  });

  it.each([
    ["an unknown kind", { card_kind: "poster" }],
    ["an extra member", { card_payload: '{"title":"a","ctas":[{"label":"b","selection":{},"x":1}]}' }],
    ["no button", { card_payload: '{"title":"a","ctas":[]}' }],
    ["a payload that is no JSON", { card_payload: "{" }],
    ["more than 64 KB", { card_payload: JSON.stringify({ title: "a".repeat(70_000), ctas: [] }) }],
    ["a boolean where there is to be text", { requires_card_interaction: "yes" }],
    ["another version", { card_protocol_version: "2" }],
    ["nine levels", { card_kind: "custom", card_payload: JSON.stringify({ root: nested(9) }) }],
  ])("shows the text alone of what is no card, and says why: %s", async (_, wrong) => {
    const { look, chat } = await atPage();
    const metadata = {
      card_protocol_version: "1",
      requires_card_interaction: "true",
      card_kind: "detail",
      card_payload: "{}",
      ...wrong,
    };
    await chat({ type: "text", text: "In words." }, { type: "metadata", metadata });
    const page = await look();
    expect(page).toContain("In words.");
    expect(page).toContain("This card is refused");
    expect(valuesOf(page, "choice")).toEqual([]);
  });

  it("shows what is to be paid, and pays it or declines", async () => {
    const { look, send, answer } = await atPage();
    const funds = { amount: "0.05", currency: "USDC", paymentMethod: "fet_direct" };
    const request = {
      acceptedFunds: [funds],
      recipient: "fetch1abc",
      deadlineSeconds: 300,
      reference: "job 7",
      description: "One picture",
      metadata: null,
    };
    await answer(requestPayment.digest, requestPayment.encode(request));
    const page = await look();
    expect(page).toContain("One picture");
    const [pay = ""] = valuesOf(page, "pay");
    const [asked = ""] = valuesOf(page, "request");
    await send({ pay, request: asked, transaction: "tx 1" });
    expect(lastOf(commitPayment)).toEqual({
      funds,
      recipient: "fetch1abc",
      transactionId: "tx 1",
      reference: "job 7",
      description: null,
      metadata: null,
    });
    await send({ reject: "true", request: asked });
    expect(lastOf(rejectPayment).reason).toBeTypeOf("string");
  });

  it("shows a picture out of the storage that the person may read, and no other", async () => {
    const { app, look, chat, me } = await atPage();
    const post = (method: string, path: string, body: object) => {
      const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };
      return app.request(`http://localhost${path}`, { method, headers, body: JSON.stringify(body) });
    };
    const stored = async (mime_type: string, read: boolean) => {
      const asset = {
        name: "a fox",
        mime_type,
        contents: Buffer.from("bytes").toString("base64"),
        lifetime_hours: 1,
      };
      const { asset_id: id } = z
        .object({ asset_id: z.string() })
        .parse(await (await post("POST", "/v1/storage/assets/", asset)).json());
      await post("PUT", `/v1/storage/assets/${id}/permissions/`, { agent_address: me, read, write: false });
      const uri = `agent-storage://agentverse.ai/v1/storage/${id}`;
      await chat({
        type: "resource",
        resourceId: MSG_ID,
        resources: [{ uri, metadata: { mime_type: "image/png" } }],
      });
      const path = `/conversations/assets/${id}`;
      expect(await look()).toContain(`<img src="${path}"`);
      return app.request(`http://localhost${path}`);
    };
    const shown = await stored("image/png", true);
    expect([shown.status, shown.headers.get("content-type"), await shown.text()]).toEqual([
      200,
      "image/png",
      "bytes",
    ]);
    expect((await stored("image/png", false)).status).toBe(404);
    expect((await stored("text/html", true)).status).toBe(404);
    expect((await stored("image/svg+xml", true)).status).toBe(404);
  });

  it("is for a browser on this machine, and for its own forms", async () => {
    const { app, send, me } = await atPage();
    const elsewhere = await app.request(`http://rebound.example:8788${PAGE}`);
    expect(elsewhere.status).toBe(403);
    for (const origin of ["https://evil.example", "null", ""])
      expect((await send({ text: "a fox" }, { origin })).status).toBe(403);
    expect(() => lastOf(chatMessage)).toThrow("nothing of it");
    const shown = await app.request(`http://127.0.0.1:8788${PAGE}`);
    expect(shown.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
    expect(shown.headers.get("content-security-policy")).not.toMatch(/script-src|unsafe/);
    expect((await app.request(`http://localhost:8788/conversations/${me}x`)).status).toBe(404);
  });

  it("takes no envelope that is not signed, or for somebody else", async () => {
    const { app, look, chat, me } = await atPage();
    const post = (body: string) =>
      app.request("http://localhost/conversations/submit", { method: "POST", body });
    expect((await post("{}")).status).toBe(400);
    const message = chatMessage.encode({
      timestamp: formatTimestamp(NOW),
      msgId: MSG_ID,
      content: [{ type: "text", text: "psst" }],
    });
    const letter = {
      session: SESSION,
      schemaDigest: chatMessage.digest,
      protocolDigest: null,
      message,
      expires: null,
      nonce: 0n,
    };
    const toOther = sealEnvelope(painter, { ...letter, target: painter.address });
    expect((await post(encodeEnvelope(toOther))).status).toBe(400);
    const forged = {
      ...sealEnvelope(painter, { ...letter, target: me }),
      session: "0e5a2b52-60f4-4b58-8a8b-9c1d8a6f0d22",
    };
    expect((await post(encodeEnvelope(forged))).status).toBe(400);
    expect(await look()).not.toContain("psst");
    await chat({ type: "text", text: "hello" });
    expect(await look()).toContain("hello");
  });

  it("says that an agent cannot be reached, and starts anew when it is told to", async () => {
    const { app, look, send } = await atPage();
    const gone = attestRegistration(painter, {
      protocols: [chatProtocol.digest],
      endpoints: [{ url: "http://127.0.0.1:1/submit", weight: 1 }],
      metadata: null,
      timestamp: Math.floor(NOW / 1000),
    });
    await app.request("/v1/almanac/agents", { method: "POST", body: JSON.stringify(gone) });
    await send({ text: "are you there?" });
    expect(await look()).toContain("http://127.0.0.1:1/submit cannot be reached.");
    await send({ anew: "true" });
    expect(await look()).not.toContain("are you there?");
  });
});

function nested(levels: number): object {
  if (levels === 1) return { type: "text", value: "deep" };
  return { type: "section", children: [nested(levels - 1)] };
}
