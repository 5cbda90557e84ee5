"""A real reference agent that the interop tests talk through.

It is told over its own REST routes what to send, and lists what it received. The reference's server has verified
the signature of every message before a handler of this file sees it.

Usage: peer.py PORT AGENTVERSE_URL
"""

import sys
import time
from typing import Any

from uagents import Agent, Context, Model
from uagents.registration import AlmanacApiRegistrationPolicy
from uagents_core.contrib.protocols.chat import ChatAcknowledgement, ChatMessage, TextContent
from uagents_core.models import ErrorMessage

from datetime import datetime, timezone
from uuid import uuid4

PORT = int(sys.argv[1])
AGENTVERSE_URL = sys.argv[2]

agent = Agent(
    name="interop-peer",
    port=PORT,
    seed=f"interop peer {uuid4()}",
    endpoint=f"http://127.0.0.1:{PORT}/submit",
    agentverse=AGENTVERSE_URL,
    registration_policy=AlmanacApiRegistrationPolicy(almanac_api=f"{AGENTVERSE_URL}/v1/almanac"),
)


class ImageRequest(Model):
    image_description: str


class ImageResponse(Model):
    image_url: str


class Say(Model):
    """A text for another agent. Empty: an ImageRequest's or chat's description stands in `text` anyway."""

    to: str
    text: str


class Sent(Model):
    session: str
    msg_id: str
    status: str
    detail: str


class Received(Model):
    messages: list[dict[str, Any]]


received: list[dict[str, Any]] = []


def record(ctx: Context, sender: str, message: Model, **facts: Any) -> None:
    received.append(
        {
            "model": type(message).__name__,
            "sender": sender,
            "session": str(ctx.session),
            "at": time.time(),
            **facts,
        }
    )


@agent.on_message(ChatMessage)
async def on_chat(ctx: Context, sender: str, message: ChatMessage):
    items = [{"type": item.type, "text": getattr(item, "text", None)} for item in message.content]
    record(ctx, sender, message, msg_id=str(message.msg_id), content=items)


@agent.on_message(ChatAcknowledgement)
async def on_acknowledgement(ctx: Context, sender: str, message: ChatAcknowledgement):
    record(ctx, sender, message, msg_id=str(message.acknowledged_msg_id))


@agent.on_message(ImageResponse)
async def on_image(ctx: Context, sender: str, message: ImageResponse):
    record(ctx, sender, message, url=message.image_url)


@agent.on_message(ErrorMessage)
async def on_error(ctx: Context, sender: str, message: ErrorMessage):
    record(ctx, sender, message, error=message.error)


async def send(ctx: Context, to: str, message: Model, msg_id: str) -> Sent:
    status = await ctx.send(to, message)
    return Sent(session=str(ctx.session), msg_id=msg_id, status=status.status.value, detail=status.detail)


@agent.on_rest_post("/chat", Say, Sent)
async def chat(ctx: Context, say: Say) -> Sent:
    message = ChatMessage(
        timestamp=datetime.now(timezone.utc),
        msg_id=uuid4(),
        content=[TextContent(type="text", text=say.text)],
    )
    return await send(ctx, say.to, message, str(message.msg_id))


@agent.on_rest_post("/image-request", Say, Sent)
async def image_request(ctx: Context, say: Say) -> Sent:
    return await send(ctx, say.to, ImageRequest(image_description=say.text), "")


@agent.on_rest_get("/received", Received)
async def list_received(_ctx: Context) -> Received:
    return Received(messages=received)


if __name__ == "__main__":
    agent.run()
