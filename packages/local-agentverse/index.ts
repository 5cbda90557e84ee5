// What the local Agentverse gives to others.

export { localAgentverse, type Report, type RunningAgentverse, startLocalAgentverse } from "./agentverse.ts";
