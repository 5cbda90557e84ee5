import { describe, expect, it } from "vitest";
import { eventBatch, messageEvent } from "../../../../src/agentverse/events.ts";
import { DAY } from "../../../../src/clock.ts";
import { agentverse, KEY, painter, stranger } from "../../dev/local-agentverse.ts";

const INTERACTIONS = "/v2/agents/interactions";
const session = (number: number) => `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`;

async function withPainter() {
  const local = agentverse();
  await local.account(KEY).register(painter);
  await local.say(painter, true);
  /** As the stranger's own send_message_to_agent tells it. */
  const tell = (number: number, source = stranger.address) => {
    const body = { target: painter.address, source, session_id: session(number) };
    return local.call("POST", INTERACTIONS, local.token(stranger), body);
  };
  const counts = async () => {
    const { json } = await local.call("POST", "/v1/search", undefined, { search_text: "painter" });
    const { total_interactions, recent_interactions } = json.agents[0];
    return [total_interactions, recent_interactions];
  };
  return { ...local, tell, counts };
}

describe("interactions", () => {
  it("count in the search, a conversation once", async () => {
    const { tell, counts } = await withPainter();
    expect((await tell(1)).status).toBe(200);
    await tell(1);
    await tell(2);
    expect(await counts()).toEqual([2, 2]);
  });

  it("count once whether the sender tells of them, the agent, or both", async () => {
    const { tell, counts, call, token } = await withPainter();
    await tell(1);
    let ids = 100;
    const clockAndIds = { now: 1_790_000_000_000, newId: () => session(++ids) };
    const heard = (number: number, direction: "received" | "sent") =>
      messageEvent(clockAndIds, { direction, peer: stranger.address, session: session(number) });
    const events = [heard(1, "received"), heard(1, "sent"), heard(2, "received"), heard(3, "sent")];
    expect((await call("POST", "/v1/events", token(painter), eventBatch(events))).status).toBe(200);
    expect(await counts()).toEqual([2, 2]);
  });

  it("are recent for 90 days", async () => {
    const { tell, counts, clock } = await withPainter();
    await tell(1);
    clock.now += 91 * DAY;
    await tell(2);
    expect(await counts()).toEqual([2, 1]);
  });

  it("are told by the agent whose they are, and by nobody else", async () => {
    const { tell, counts, call, account } = await withPainter();
    expect((await tell(1, painter.address)).status).toBe(403);
    expect((await call("POST", INTERACTIONS, undefined, {})).status).toBe(401);
    expect((await account(KEY).post(INTERACTIONS, {})).status).toBe(401);
    expect(await counts()).toEqual([0, 0]);
  });

  it("need a target, a source and a session", async () => {
    const { call, token } = await withPainter();
    const body = { target: painter.address, source: stranger.address, session_id: "1" };
    expect((await call("POST", INTERACTIONS, token(stranger), body)).status).toBe(422);
  });
});
