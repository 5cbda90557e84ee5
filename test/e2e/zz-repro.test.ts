import { afterAll, beforeAll, it } from "vitest";
import { held } from "./image-api.ts";
import { endsSession, kinds } from "./peer.ts";
import { say, startWorld, type World } from "./world.ts";
let world: World;
beforeAll(async () => { world = await startWorld({ IMAGE_TIMEOUT_SECONDS: "30", PROGRESS_AFTER_SECONDS: "0" }); });
afterAll(() => world?.stop());
it("repro", { timeout: 300_000 }, async () => {
  const { agent, api } = world;
  for (let n = 0; n < 25; n++) {
    const peer = await world.peer();
    const drawing = held();
    const p = `evict ${n}`;
    api.script(p, drawing.answer);
    const t0 = Date.now();
    const { session } = await say(agent, peer, p);
    const t1 = Date.now();
    await api.called(p);
    const t2 = Date.now();
    const k0 = kinds(peer.heard(session)).length;
    await agent.evict(peer.identity.address);
    const t3 = Date.now();
    drawing.letGo();
    await peer.hear(session, endsSession, 90_000).catch((e) => console.log(String(e)));
    const t4 = Date.now();
    console.log(n, "say", t1 - t0, "called", t2 - t1, "heard", k0, "evict", t3 - t2, "end", t4 - t3, kinds(peer.heard(session)).join(), api.calls(p).length, agent.logs().slice(-600));
  }
});
