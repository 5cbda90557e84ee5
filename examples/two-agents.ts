// Two agents that chat with each other, in one process and on two ports: npm run example:two-agents
import { parseArgs } from "node:util";
import { freePort } from "../dev/agent-process.ts";
import { startLocalAgentverse } from "../dev/agentverse.ts";
import { chattingAgent } from "./chatting-agent.ts";

const { values } = parseArgs({ options: { turns: { type: "string", default: "4" } } });
const turns = Number(values.turns);

// Agents know each other by address; the Almanac knows where an address listens.
const almanac = process.env.AGENTVERSE_URL ?? null;
const local = almanac === null ? await startLocalAgentverse(await freePort(), null, () => {}) : null;
const agentverse = almanac ?? local?.url ?? "";

const second = chattingAgent("the second agent", { agentverse, turns, print: console.log });
const first = chattingAgent("the first agent", {
  agentverse,
  turns,
  print: console.log,
  greets: second.address,
});

// The second one first: whoever is greeted has to be there.
console.log(`${second.address} listens at ${await second.start()}`);
console.log(`${first.address} listens at ${await first.start()}`);

const stop = () => Promise.all([first.stop(), second.stop(), local?.stop()]);
process.once("SIGINT", stop);
await Promise.all([first.finished, second.finished]);
await stop();
