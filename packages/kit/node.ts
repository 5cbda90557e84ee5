// What the kit gives to others on Node: an agent that listens.

export { type Agent, type AgentOptions, createAgent } from "./agent.ts";
export type { Context, Handler } from "./handler.ts";
export { keepRegistered, type LocalRegistration } from "./keep-registered.ts";
export type { SendOutcome } from "./sender.ts";
export { type AgentServer, type AgentServerOptions, startAgentServer } from "./server.ts";
