// Two agents that chat with each other, in one process and on two ports: npm run example:two-agents

import { startLocalAgentverse } from "@asi-image-agent/local-agentverse";
import { freePort } from "../dev/agent-process.ts";
import { chattingAgent } from "./chatting-agent.ts";
import { giveUp, readCommandLine, readNumber } from "./command-line.ts";

const turns = readNumber("turns", readCommandLine({ turns: { type: "string", default: "4" } }).turns);

// Agents know each other by address; the Almanac knows where an address listens.
const given = process.env.AGENTVERSE_URL;
const local = given === undefined ? await startLocalAgentverse(await freePort(), null, () => {}) : null;
const agentverse = given ?? local?.url ?? "";

const first = chattingAgent("the first agent", { agentverse, turns, print: console.log });
const second = chattingAgent("the second agent", { agentverse, turns, print: console.log });
for (const agent of [first, second]) console.log(`${agent.address} listens at ${await agent.start()}`);
const stop = () => Promise.all([first.stop(), second.stop(), local?.stop()]);
process.once("SIGINT", stop);

const greeted = await first.greet(second.address);
if (!greeted.ok) {
  await stop();
  giveUp(
    `The greeting did not arrive. Is there an Almanac at ${agentverse}? Without AGENTVERSE_URL one is made.`,
  );
}
await Promise.all([first.finished, second.finished]);
await stop();
