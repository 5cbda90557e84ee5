import { randomUUID } from "node:crypto";
import { type Envelope, identityFromSeed, type MessageType, type Protocol } from "@asi-image-agent/protocol";
import { terminalText } from "../../src/visible-text.ts";
import { Dispatcher } from "./dispatcher.ts";
import type { Context, Handler } from "./handler.ts";
import { Intervals } from "./intervals.ts";
import { keepRegistered } from "./keep-registered.ts";
import { messageSender, type SendOutcome } from "./sender.ts";
import { type AgentServer, startAgentServer } from "./server.ts";

export type { Context, Handler } from "./handler.ts";

export interface AgentOptions {
  /** The secret that the agent's key is made of: whoever knows it is the agent. */
  readonly seed: string;
  /** The Agentverse whose Almanac is asked and told, e.g. http://127.0.0.1:8788. */
  readonly agentverse: string;
  /**
   * The protocols that the agent speaks, on either side. It announces those whose every request it has a handler for.
   */
  readonly protocols: readonly Protocol[];
  /** The port to listen on at 127.0.0.1; left out: any free one. */
  readonly port?: number;
  /** The URL at which others reach /submit; left out: this machine alone. */
  readonly endpoint?: string;
  /** Takes a line about whatever goes wrong; left out: the terminal. */
  readonly report?: (line: string) => void;
}

/** An agent of one's own on the protocol core: an identity, handlers by message type, a way to send. */
export interface Agent {
  readonly address: string;
  /** Calls `handler` for every genuine message of this type, one message at a time, in the order in which they came. */
  on<T>(type: MessageType<T>, handler: Handler<T>): Agent;
  /** Runs `task` once the agent is up, then again `ms` after it ended; in a session of its own each time. */
  every(ms: number, task: (context: Context) => void | Promise<void>): Agent;
  /** Begins a conversation: sends a message in a new session. */
  send<T>(to: string, type: MessageType<T>, message: T): Promise<SendOutcome>;
  /** Listens, registers at the Almanac and begins. Returns where it listens. Rejects if the port is taken. */
  start(): Promise<string>;
  /** Stops everything that start began, after the message that is being handled. */
  stop(): Promise<void>;
}

export function createAgent(options: AgentOptions): Agent {
  const { seed, agentverse, protocols, port = 0, endpoint, report = printLine } = options;
  const identity = identityFromSeed(seed);
  const { address } = identity;
  const send = messageSender({ identity, agentverse, protocols, report });
  const dispatcher = new Dispatcher(report);
  const intervals = new Intervals((work) => dispatcher.guard(work));
  const ends: (() => void | Promise<void>)[] = [];
  const contextOf = (sender: string, session: string): Context => ({
    sender,
    session,
    send: (to, type, message) => send(to, session, type, message),
  });

  const agent: Agent = {
    address,
    on(type, handler) {
      dispatcher.connect(type, handler);
      return agent;
    },
    every(ms, task) {
      intervals.add(ms, async () => task(contextOf(address, randomUUID())));
      return agent;
    },
    send: (to, type, message) => send(to, randomUUID(), type, message),
    async start() {
      const announced = protocols.filter(({ interactions }) =>
        interactions.every(({ request }) => dispatcher.handles(request)),
      );
      const take = (envelope: Envelope, payload: string) =>
        dispatcher.take(envelope, payload, contextOf(envelope.sender, envelope.session));
      const digests = announced.map(({ digest }) => digest);
      const server = await startAgentServer({ port, address, endpoint, protocols: digests, take });
      ends.push(await register({ seed, address, server, agentverse, report }));
      intervals.start();
      ends.push(
        () => intervals.stop(),
        () => server.stop(),
        () => dispatcher.idle(),
      );
      return server.url;
    },
    async stop() {
      for (const end of ends.splice(0)) await end();
    },
  };
  return agent;
}

/** Resolves after the first attempt, since the Almanac may well be down for now. Returns how to end it. */
function register(agent: {
  seed: string;
  address: string;
  server: AgentServer;
  agentverse: string;
  report: (line: string) => void;
}): Promise<() => void> {
  const { seed, address, server, agentverse, report } = agent;
  const { url: agentUrl, endpoint } = server;
  return new Promise((resolve) => {
    const registration = { seed, address, agentUrl, endpoint, agentverseUrl: agentverse };
    const end = keepRegistered(registration, (registered) => {
      if (!registered) report(`the Almanac at ${agentverse} did not take this agent; next try in a minute`);
      resolve(end);
    });
  });
}

/** Names and addresses in a line come from strangers. */
function printLine(line: string): void {
  console.error(terminalText(line));
}
