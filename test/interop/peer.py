"""A real reference agent that the interop tests talk through.

It is told over its own REST routes what to send, and lists what it received.

With "mailbox" it has no endpoint of its own and fetches its messages from its mailbox at that Agentverse.

Usage: peer.py PORT AGENTVERSE_URL [SEED [mailbox]]
"""

import json
import sys
import time
from base64 import b64encode
from importlib.metadata import version
from typing import Any
from uuid import UUID, uuid4

import aiohttp
from document_models import (
    ContextPrompt,
    ImageRequest,
    ImageResponse,
    Response,
    StructuredOutputPrompt,
    StructuredOutputResponse,
    legacy_chat_message,
)
from recording import Recording, local_agent
from uagents import Context, Model
from uagents.communication import send_sync_message
from uagents.resolver import RulesBasedResolver
from uagents_core.contrib.protocols.chat import ChatAcknowledgement, ChatMessage
from uagents_core.envelope import Envelope
from uagents_core.identity import Identity
from uagents_core.models import ErrorMessage
from uagents_core.storage import ExternalStorage

try:
    from uagents.experimental.health import AgentHealth, HealthCheck
except ImportError:  # What came out before it speaks it in the same words.
    from document_models import AgentHealth, HealthCheck

SEED = sys.argv[3] if len(sys.argv) > 3 else f"interop peer {uuid4()}"

identity = Identity.from_seed(SEED, 0)
agent = local_agent(
    "interop-peer", int(sys.argv[1]), sys.argv[2], SEED, mailbox=sys.argv[4:] == ["mailbox"]
)
recording = Recording(agent)
SENT = {
    model.__name__: model
    for model in (ChatMessage, ImageRequest, ContextPrompt, StructuredOutputPrompt, HealthCheck)
}
LegacyChatMessage = SENT["LegacyChatMessage"] = legacy_chat_message()


class Versions(Model):
    uagents: str
    core: str


class Order(Model):
    """What to send: a message of `model` with `fields`, in a new session unless one is named."""

    to: str
    model: str
    fields: dict[str, Any]
    session: str = ""

    def message(self) -> Model:
        return SENT[self.model].model_validate_json(json.dumps(self.fields))


class Sent(Model):
    session: str
    status: str
    detail: str


class Query(Order):
    """A message whose first reply is waited for, `timeout` seconds at most."""

    endpoint: str
    timeout: int


class Answer(Model):
    """`message` is the reply's JSON text; or else the reference's own words for what went wrong."""

    message: str
    problem: str
    seconds: float


class Raw(Model):
    """An envelope of any content: `payload` is text, `base64` (used instead when not empty) stands as it is."""

    to: str
    endpoint: str
    schema_digest: str
    payload: str
    base64: str


class RawAnswer(Model):
    session: str
    status: int
    body: str


class Asset(Model):
    """A file in Agentverse's storage, by the id under which a ResourceContent came."""

    resource_id: str


class Downloaded(Model):
    """`contents` is base64; empty where the storage did not hand it out, for the reason in `problem`."""

    mime_type: str
    contents: str
    problem: str


@agent.on_message(ChatMessage)
@agent.on_message(LegacyChatMessage)
async def on_chat(ctx: Context, sender: str, message: ChatMessage):
    items = [{"type": item.type, "text": getattr(item, "text", None)} for item in message.content]
    dialect = "old" if isinstance(message, LegacyChatMessage) else "new"
    recording.note(
        ctx, sender, message, msg_id=str(message.msg_id), content=items, dialect=dialect
    )


@agent.on_message(ChatAcknowledgement)
async def on_acknowledgement(ctx: Context, sender: str, message: ChatAcknowledgement):
    recording.note(ctx, sender, message, msg_id=str(message.acknowledged_msg_id))


@agent.on_message(ImageResponse)
async def on_image(ctx: Context, sender: str, message: ImageResponse):
    recording.note(ctx, sender, message, url=message.image_url)


@agent.on_message(ErrorMessage)
async def on_error(ctx: Context, sender: str, message: ErrorMessage):
    recording.note(ctx, sender, message, error=message.error)


@agent.on_message(Response)
async def on_response(ctx: Context, sender: str, message: Response):
    recording.note(ctx, sender, message)


@agent.on_message(StructuredOutputResponse)
async def on_structured(ctx: Context, sender: str, message: StructuredOutputResponse):
    recording.note(ctx, sender, message)


@agent.on_message(AgentHealth)
async def on_health(ctx: Context, sender: str, message: AgentHealth):
    recording.note(ctx, sender, message)


@agent.on_rest_get("/versions", Versions)
async def versions(_ctx: Context) -> Versions:
    return Versions(uagents=version("uagents"), core=version("uagents-core"))


@agent.on_rest_post("/send", Order, Sent)
async def send(ctx: Context, order: Order) -> Sent:
    if order.session:
        # In a handler of a message it is that message's; here it is told, as a person goes on in a conversation.
        ctx._session = UUID(order.session)
    status = await ctx.send(order.to, order.message())
    return Sent(session=str(ctx.session), status=status.status.value, detail=status.detail)


@agent.on_rest_post("/query", Query, Answer)
async def query(_ctx: Context, query: Query) -> Answer:
    start = time.time()
    reply = await send_sync_message(
        query.to,
        query.message(),
        sender=identity,
        resolver=RulesBasedResolver({query.to: query.endpoint}),
        timeout=query.timeout,
    )
    text = reply if isinstance(reply, str) else ""
    return Answer(message=text, problem="" if text else str(reply), seconds=time.time() - start)


@agent.on_rest_post("/raw", Raw, RawAnswer)
async def raw(_ctx: Context, raw: Raw) -> RawAnswer:
    envelope = Envelope(
        version=1,
        sender=identity.address,
        target=raw.to,
        session=uuid4(),
        schema_digest=raw.schema_digest,
        expires=int(time.time()) + 30,
    )
    envelope.payload = raw.base64 or b64encode(raw.payload.encode()).decode()
    envelope.sign(identity)
    headers = {"content-type": "application/json"}
    async with aiohttp.ClientSession() as session:
        async with session.post(raw.endpoint, data=envelope.model_dump_json(), headers=headers) as answer:
            body = await answer.text()
    return RawAnswer(session=str(envelope.session), status=answer.status, body=body)


@agent.on_rest_post("/download", Asset, Downloaded)
async def download(_ctx: Context, asset: Asset) -> Downloaded:
    storage = ExternalStorage(identity=identity, storage_url=f"{sys.argv[2]}/v1/storage")
    try:
        found = storage.download(asset.resource_id)
    except RuntimeError as error:
        return Downloaded(mime_type="", contents="", problem=str(error))
    return Downloaded(mime_type=found["mime_type"], contents=found["contents"], problem="")


if __name__ == "__main__":
    agent.run()
