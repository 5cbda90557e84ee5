"""An image agent on the Python reference, in the shape of the documented one, to measure ours against.

It acknowledges a ChatMessage, asks the image API for a picture in a thread, answers with a Markdown link and ends
the session. The API answers it with a link, so that it has less to do than ours, which keeps the picture.

Usage: reference_agent.py PORT AGENTVERSE_URL IMAGE_API_URL SEED
"""

import asyncio
import sys
from datetime import datetime, timezone
from uuid import uuid4

import requests
from uagents import Agent, Context, Protocol
from uagents.registration import AlmanacApiRegistrationPolicy
from uagents_core.contrib.protocols.chat import (
    ChatAcknowledgement,
    ChatMessage,
    EndSessionContent,
    TextContent,
    chat_protocol_spec,
)

PORT = int(sys.argv[1])
AGENTVERSE_URL = sys.argv[2]
IMAGE_API_URL = sys.argv[3]
SEED = sys.argv[4]

agent = Agent(
    name="reference-image-agent",
    port=PORT,
    seed=SEED,
    endpoint=f"http://127.0.0.1:{PORT}/submit",
    agentverse=AGENTVERSE_URL,
    registration_policy=AlmanacApiRegistrationPolicy(almanac_api=f"{AGENTVERSE_URL}/v1/almanac"),
)
chat = Protocol(spec=chat_protocol_spec)


def draw(description: str) -> str:
    answer = requests.post(
        f"{IMAGE_API_URL}/image/generate",
        json={"model": "asi1", "prompt": description, "size": "auto"},
        timeout=60,
    )
    answer.raise_for_status()
    return answer.json()["url"]


def message_of(*content) -> ChatMessage:
    return ChatMessage(timestamp=datetime.now(timezone.utc), msg_id=uuid4(), content=list(content))


@chat.on_message(ChatMessage)
async def on_chat(ctx: Context, sender: str, message: ChatMessage):
    acknowledgement = ChatAcknowledgement(
        timestamp=datetime.now(timezone.utc), acknowledged_msg_id=message.msg_id
    )
    await ctx.send(sender, acknowledgement)
    for item in message.content:
        if isinstance(item, TextContent):
            url = await asyncio.to_thread(draw, item.text)
            text = f"Image generated successfully.\n\n![{item.text}]({url})\n\n"
            await ctx.send(sender, message_of(TextContent(type="text", text=text)))
            await ctx.send(sender, message_of(EndSessionContent(type="end-session")))


@chat.on_message(ChatAcknowledgement)
async def on_acknowledgement(ctx: Context, sender: str, message: ChatAcknowledgement):
    ctx.logger.info(f"Got an acknowledgement from {sender} for {message.acknowledged_msg_id}")


agent.include(chat)

if __name__ == "__main__":
    agent.run()
