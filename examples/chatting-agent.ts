import { randomUUID } from "node:crypto";
import { type Agent, createAgent } from "../kit/agent.ts";
import { acknowledge, say, textOf } from "../kit/chat.ts";
import { chatAcknowledgement } from "../src/protocol/messages/chat-acknowledgement.ts";
import { chatMessage } from "../src/protocol/messages/chat-message.ts";
import { chatProtocol } from "../src/protocol/protocols.ts";

export interface ChattingAgent extends Agent {
  /** Resolves when everything that it may say is said and acknowledged. */
  readonly finished: Promise<void>;
}

/**
 * An agent that acknowledges every chat message and greets back, but not more than `turns` times: two agents that
 * always have an answer would never come to an end. `greets`: the address of whom it greets at its start.
 */
export function chattingAgent(
  name: string,
  options: { agentverse: string; turns: number; print: (line: string) => void; greets?: string },
): ChattingAgent {
  const { agentverse, turns, print, greets } = options;
  const agent = createAgent({ seed: randomUUID(), agentverse, protocols: [chatProtocol] });
  const finished = Promise.withResolvers<void>();
  let said = 0;
  const unacknowledged = new Set<string | null>();

  const greeting = () => {
    said += 1;
    const message = say(`Greetings from ${name}, for the ${said}. time.`);
    unacknowledged.add(message.msgId);
    return message;
  };

  agent.on(chatMessage, async (message, { sender, send }) => {
    print(`${name} reads: ${textOf(message)}`);
    await send(sender, chatAcknowledgement, acknowledge(message));
    if (said < turns) await send(sender, chatMessage, greeting());
  });

  agent.on(chatAcknowledgement, ({ acknowledgedMsgId }) => {
    print(`${name} knows that ${acknowledgedMsgId} arrived`);
    unacknowledged.delete(acknowledgedMsgId);
    if (said >= turns && unacknowledged.size === 0) finished.resolve();
  });

  if (greets !== undefined) agent.once(({ send }) => send(greets, chatMessage, greeting()));
  return Object.assign(agent, { finished: finished.promise });
}
