import { expect, it } from "vitest";
import { agentverse, KEY, painter } from "../../dev/local-agentverse.ts";

const platform = {
  operating_system: { name: "Linux", version: "1", release: "1" },
  python_version: "3.11",
  processor: "",
  nodename: "host",
  sdk_version: "0.4.12",
};
let ids = 0;
const event = (changes: object = {}) => ({
  id: `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`,
  category: "user",
  kind: "info",
  timestamp: "2026-11-20T10:11:12.345000+00:00",
  ...changes,
});
const message = {
  kind: "message",
  metadata: { direction: "sent", peer: painter.address, msg_id: event().id, session_id: null },
};

async function registered() {
  const local = agentverse();
  await local.account(KEY).register(painter);
  const post = (events: object[]) =>
    local.call("POST", "/v1/events", local.token(painter), { platform, events });
  return { ...local, post };
}

it("counts the events of a registered agent by kind, each once", async () => {
  const { post, lines } = await registered();
  const error = event({ kind: "error" });
  expect((await post([event(message), event(message), error])).status).toBe(200);
  expect(lines.at(-1)).toBe(`events of ${painter.address}: 1 error, 2 message`);
  await post([error]);
  expect(lines.at(-1)).toBe(`events of ${painter.address}: none that is new`);
});

it("refuses those of an agent that no account registered, and of nobody", async () => {
  const { call, token, account } = agentverse();
  const batch = { platform, events: [event()] };
  expect((await call("POST", "/v1/events", token(painter), batch)).status).toBe(403);
  expect((await call("POST", "/v1/events", undefined, batch)).status).toBe(401);
  expect((await account(KEY).post("/v1/events", batch)).status).toBe(401);
});

it.each([
  ["more than fifty at once", Array.from({ length: 51 }, () => event())],
  ["an unknown kind", [event({ kind: "gossip" })]],
  ["a time without its zone", [event({ timestamp: "2026-11-20T10:11:12" })]],
  ["a message without its peer", [event({ ...message, metadata: { direction: "sent" } })]],
])("refuses %s", async (_what, events) => {
  expect((await (await registered()).post(events)).status).toBe(422);
});
