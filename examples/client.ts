// The client of an agent: it asks for a picture once, then a language model to mend a piece of code, to tell the weather
// as data and to chat, again and again, and prints whatever comes back. Run it beside `npm start`, which draws without
// any key and has a language model with one: npm run example:client
import { randomUUID } from "node:crypto";
import { say, textOf } from "@asi-image-agent/kit";
import { createAgent } from "@asi-image-agent/kit/node";
import {
  type ChatMessage,
  chatAcknowledgement,
  chatMessage,
  chatProtocol,
  contextPrompt,
  contextProtocol,
  errorMessage,
  imageProtocol,
  imageRequest,
  imageResponse,
  legacyChatMessage,
  legacyChatProtocol,
  response,
  structuredOutputPrompt,
  structuredOutputResponse,
  structuredProtocol,
} from "@asi-image-agent/protocol";
import * as z from "zod";
import { discoverAgent } from "../cli/agent-client.ts";
import { readStatus } from "../cli/agent-status.ts";
import { terminalText } from "../src/visible-text.ts";
import { giveUp, readCommandLine, readNumber } from "./command-line.ts";

const options = readCommandLine({
  url: { type: "string", default: "http://127.0.0.1:8787" },
  dialect: { type: "string", default: "old" },
  period: { type: "string", default: "10" },
});
const seconds = readNumber("period", options.period);
const url = URL.canParse(options.url) ? new URL(options.url).origin : giveUp("--url wants a URL.");

const ai = await discoverAgent(url);
if (!ai.ok) giveUp(ai.problem);
// Both have to use the same Almanac: the one that the agent names, where it names one.
const status = await readStatus(url);
const almanacOfAgent = status.ok ? status.status.agentverse : null;
const agentverse = process.env.AGENTVERSE_URL ?? almanacOfAgent ?? "http://127.0.0.1:8788";

// 1. Who we are, where others find us, and what we speak. A seed of its own for each run: each has a fresh quota.
const agent = createAgent({
  seed: randomUUID(),
  agentverse,
  protocols: [chatProtocol, legacyChatProtocol, contextProtocol, imageProtocol, structuredProtocol],
});

// 2. What we ask for. The chat is written once, so it is one message that is sent again and again.
const code = "def count(numbers)\n    return len(numbers)\n";
const location = z
  .object({ city: z.string(), country: z.string(), temperature: z.number() })
  .meta({ title: "Location" });
const outputSchema = z
  .json()
  .pipe(z.record(z.string(), z.json()))
  .parse(z.toJSONSchema(location, { target: "draft-7" }));
const chat = options.dialect === "new" ? chatMessage : legacyChatMessage;
const question = say("Who was the first to fly across the Channel?");

agent.every(seconds * 1000, async (context) => {
  await context.send(ai.address, contextPrompt, {
    context: "Find the mistake in this Python code and mend it.",
    text: code,
  });
  await context.send(ai.address, structuredOutputPrompt, {
    prompt: "What is the weather like in London?",
    outputSchema,
  });
  await context.send(ai.address, chat, question);
});

// 3. What we do with what comes back: a handler for each type of message.
const printChat = (message: ChatMessage) =>
  console.log(terminalText(`chat: ${textOf(message) || "(the end of the session)"}`));
agent
  .on(response, ({ text }) => console.log(terminalText(`response: ${text}`)))
  .on(structuredOutputResponse, ({ output }) => console.log("location:", location.parse(output)))
  .on(chatAcknowledgement, ({ acknowledgedMsgId }) =>
    console.log(terminalText(`acknowledged: ${acknowledgedMsgId}`)),
  )
  .on(legacyChatMessage, printChat)
  .on(chatMessage, printChat)
  .on(imageResponse, ({ imageUrl }) => console.log(terminalText(`picture: ${imageUrl}`)))
  .on(errorMessage, ({ error }) => console.log(terminalText(`problem: ${error}`)));

// 4. Begin, and end with Ctrl-C.
const ours = await agent.start();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => agent.stop());
console.log(`${agent.address} listens at ${ours} and asks ${ai.address} every ${seconds} s.`);
const asked = await agent.send(ai.address, imageRequest, {
  imageDescription: "a lighthouse in a storm, as a woodcut",
});
if (!asked.ok && asked.reason !== "not-delivered") {
  await agent.stop();
  giveUp(
    `The Almanac at ${agentverse} knows no endpoint of ${ai.address}. AGENTVERSE_URL names another one.`,
  );
}
