import type { PageFacts } from "../../src/http/page-facts.ts";

type Agent = Pick<PageFacts, "address" | "agentverse" | "development">;

const PROMPT = "a fox in the snow at night";

/** A whole agent in Python that asks for a picture and prints the answer. */
export function pythonSnippet({ address, agentverse, development }: Agent): string {
  const whereabouts = development
    ? `endpoint="http://127.0.0.1:8001/submit",\n    agentverse="${agentverse}",`
    : `seed="a secret phrase of your own",\n    mailbox=True,`;
  return `# pip install uagents
from datetime import datetime, timezone
from uuid import uuid4
from uagents import Agent, Context
from uagents_core.contrib.protocols.chat import (
    ChatAcknowledgement, ChatMessage, TextContent,
)

IMAGE_AGENT = "${address}"

agent = Agent(
    name="me",
    port=8001,
    ${whereabouts}
)

@agent.on_event("startup")
async def ask(ctx: Context):
    content = [TextContent(type="text", text="${PROMPT}")]
    now = datetime.now(timezone.utc)
    await ctx.send(IMAGE_AGENT, ChatMessage(timestamp=now, msg_id=uuid4(), content=content))

@agent.on_message(ChatMessage)
async def show(ctx: Context, sender: str, msg: ChatMessage):
    for item in msg.content:
        ctx.logger.info(getattr(item, "text", item.type))

@agent.on_message(ChatAcknowledgement)
async def acknowledged(ctx: Context, sender: str, msg: ChatAcknowledgement):
    ctx.logger.info("acknowledged")

agent.run()
`;
}

/** The same in TypeScript, with the agent kit of this repository. */
export function typescriptSnippet({ address, agentverse, development }: Agent): string {
  const endpoint = development
    ? ""
    : `\n  endpoint: "https://your.host/submit", // where others reach port 8001`;
  const port = development ? "" : "\n  port: 8001,";
  return `// Save as examples/ask.ts in a clone of this agent's repository, then: npx node examples/ask.ts
import { randomUUID } from "node:crypto";
import { acknowledge, say, textOf } from "@asi-image-agent/kit";
import { createAgent } from "@asi-image-agent/kit/node";
import { chatAcknowledgement, chatMessage, chatProtocol } from "@asi-image-agent/protocol";

const IMAGE_AGENT = "${address}";

const agent = createAgent({
  seed: randomUUID(),
  agentverse: "${agentverse}",${port}${endpoint}
  protocols: [chatProtocol],
});

agent.on(chatAcknowledgement, () => console.log("acknowledged"));
agent.on(chatMessage, async (message, { sender, send }) => {
  console.log(textOf(message));
  await send(sender, chatAcknowledgement, acknowledge(message));
});

await agent.start();
await agent.send(IMAGE_AGENT, chatMessage, say("${PROMPT}"));
`;
}
