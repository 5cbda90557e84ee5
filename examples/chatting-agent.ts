import { randomUUID } from "node:crypto";
import { acknowledge, say, textOf } from "@asi-image-agent/kit";
import { type Agent, createAgent, type SendOutcome } from "@asi-image-agent/kit/node";
import { chatAcknowledgement, chatMessage, chatProtocol } from "@asi-image-agent/protocol";
import { terminalText } from "../src/visible-text.ts";

export interface ChattingAgent extends Agent {
  greet(address: string): Promise<SendOutcome>;
  /** Resolves when everything that it may say is said and acknowledged. */
  readonly finished: Promise<void>;
}

/**
 * An agent that acknowledges every chat message and greets back, but speaks no more than `turns` times: two agents
 * that always have an answer would never come to an end.
 */
export function chattingAgent(
  name: string,
  { agentverse, turns, print }: { agentverse: string; turns: number; print: (line: string) => void },
): ChattingAgent {
  const agent = createAgent({ seed: randomUUID(), agentverse, protocols: [chatProtocol] });
  const unacknowledged = new Set<string | null>();
  let said = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });

  function greeting() {
    said += 1;
    const message = say(`Greetings from ${name}, number ${said}.`);
    unacknowledged.add(message.msgId);
    return message;
  }

  agent.on(chatMessage, async (message, { sender, send }) => {
    print(terminalText(`${name} reads: ${textOf(message)}`));
    await send(sender, chatAcknowledgement, acknowledge(message));
    if (said < turns) await send(sender, chatMessage, greeting());
  });

  agent.on(chatAcknowledgement, ({ acknowledgedMsgId }) => {
    print(`${name} knows that ${acknowledgedMsgId} arrived`);
    unacknowledged.delete(acknowledgedMsgId);
    if (said >= turns && unacknowledged.size === 0) finish();
  });

  return { ...agent, finished, greet: (address) => agent.send(address, chatMessage, greeting()) };
}
