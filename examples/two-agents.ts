// Two agents that chat with each other, in one process and on two ports: npm run example:two-agents
import { parseArgs } from "node:util";
import { freePort } from "../dev/agent-process.ts";
import { startLocalAgentverse } from "../dev/agentverse.ts";
import { chattingAgent } from "./chatting-agent.ts";

const { values } = parseArgs({ options: { turns: { type: "string", default: "4" } } });
const turns = Number(values.turns);

// Agents know each other by address; the Almanac knows where an address listens.
const given = process.env.AGENTVERSE_URL;
const local = given === undefined ? await startLocalAgentverse(await freePort(), null, () => {}) : null;
const agentverse = given ?? local?.url ?? "";

const first = chattingAgent("the first agent", { agentverse, turns, print: console.log });
const second = chattingAgent("the second agent", { agentverse, turns, print: console.log });
for (const agent of [first, second]) console.log(`${agent.address} listens at ${await agent.start()}`);
const stop = () => Promise.all([first.stop(), second.stop(), local?.stop()]);
process.once("SIGINT", stop);

await first.greet(second.address);
await Promise.all([first.finished, second.finished]);
await stop();
