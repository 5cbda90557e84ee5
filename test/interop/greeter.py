"""An agent of the third document: it acknowledges every chat message, and greets back for every message. For ever.

With a fourth argument it begins: the greeting goes to that address at startup.

Usage: greeter.py PORT AGENTVERSE_URL GREETING [ADDRESS]
"""

import sys
from datetime import datetime
from uuid import uuid4

from recording import Recording, local_agent
from uagents import Context, Protocol
from uagents_core.contrib.protocols.chat import (
    ChatAcknowledgement,
    ChatMessage,
    TextContent,
    chat_protocol_spec,
)

GREETING = sys.argv[3]
GREETED = sys.argv[4] if len(sys.argv) > 4 else None

agent = local_agent("greeter", int(sys.argv[1]), sys.argv[2])
recording = Recording(agent)
chat = Protocol(spec=chat_protocol_spec)


def greeting() -> ChatMessage:
    return ChatMessage(
        timestamp=datetime.utcnow(),
        msg_id=uuid4(),
        content=[TextContent(type="text", text=GREETING)],
    )


@agent.on_event("startup")
async def greet(ctx: Context):
    if GREETED is not None:
        await ctx.send(GREETED, greeting())


@chat.on_message(ChatMessage)
async def on_chat(ctx: Context, sender: str, message: ChatMessage):
    items = [{"type": item.type, "text": getattr(item, "text", None)} for item in message.content]
    recording.note(ctx, sender, message, msg_id=str(message.msg_id), content=items)
    await ctx.send(
        sender, ChatAcknowledgement(timestamp=datetime.utcnow(), acknowledged_msg_id=message.msg_id)
    )
    await ctx.send(sender, greeting())


@chat.on_message(ChatAcknowledgement)
async def on_acknowledgement(ctx: Context, sender: str, message: ChatAcknowledgement):
    recording.note(ctx, sender, message, msg_id=str(message.acknowledged_msg_id))


agent.include(chat, publish_manifest=True)

if __name__ == "__main__":
    agent.run()
