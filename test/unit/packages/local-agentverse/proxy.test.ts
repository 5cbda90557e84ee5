import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { encodeEnvelope, sealEnvelope } from "../../../../src/protocol/envelope.ts";
import { agentverse, KEY, NOW, painter, stranger } from "../../dev/local-agentverse.ts";

const wire = encodeEnvelope(
  sealEnvelope(stranger, {
    target: painter.address,
    session: "6f1d1ac2-5f6e-4a77-9d55-0c0f6a8b9e11",
    schemaDigest: `model:${"1".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
    expires: BigInt(NOW / 1000),
    nonce: 1n,
  }),
);
const submit = (local: ReturnType<typeof agentverse>, body = wire) =>
  local.call("POST", "/v2/agents/proxy/submit", undefined, body);

const received: string[] = [];
const agent = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  received.push(body);
  response.writeHead(200, { "content-type": "application/json" }).end("{}");
});

afterEach(() => {
  agent.close();
});

it("hands an envelope on to the URL that the account registered", async () => {
  agent.listen(0, "127.0.0.1");
  await once(agent, "listening");
  const address = agent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const local = agentverse();
  await local.account(KEY).register(painter, { url: `http://127.0.0.1:${port}/submit` });
  expect(await submit(local)).toEqual({ status: 200, json: {} });
  expect(received).toEqual([wire]);
});

it("says that an agent is unknown, cannot be reached, or was not written to by its sender", async () => {
  const local = agentverse();
  expect((await submit(local)).status).toBe(404);
  await local.account(KEY).register(painter, { url: "http://127.0.0.1:1/submit" });
  expect((await submit(local)).status).toBe(502);
  expect((await submit(local, wire.replace("model:1", "model:2"))).status).toBe(400);
});
