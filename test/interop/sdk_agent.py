"""An A2A agent that agentverse-sdk puts on Agentverse: it says every message again, an end of the session too.

Its account names it first, as on Agentverse's page; the library then registers it as what it is. Lists at GET /received
what came, and says at POST /ask what it is told to.

Usage: sdk_agent.py PORT AGENTVERSE_URL SEED
"""

import sys
from urllib.parse import urlsplit
from uuid import uuid4

import uvicorn
from a2a.helpers.proto_helpers import new_text_message
from a2a.server.agent_execution import AgentExecutor, RequestContext
from a2a.server.events import EventQueue
from a2a.server.request_handlers import DefaultRequestHandler
from a2a.server.routes import create_jsonrpc_routes
from a2a.server.tasks import InMemoryTaskStore
from a2a.types import AgentCapabilities, AgentCard, AgentInterface
from agentverse_sdk._common.av import send_message_to_agent
from agentverse_sdk._common.helpers import utc_now
from agentverse_sdk._common.types import AgentUri
from agentverse_sdk.a2a import init
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from uagents_core.contrib.protocols.chat import ChatAcknowledgement, ChatMessage, TextContent
from uagents_core.envelope import Envelope
from uagents_core.utils.messages import parse_envelope
from uagents_core.utils.registration import RegistrationRequestCredentials, register_chat_agent

PORT, AGENTVERSE, SEED = sys.argv[1:4]
HERE = f"http://127.0.0.1:{PORT}"
HANDLE = f"echo-{PORT}"

uri = AgentUri.from_str(f"http://{HANDLE}:{SEED}@{urlsplit(AGENTVERSE).netloc}/Echo")
received: list[dict] = []


class Recorder:
    """Notes every message before the library gets it."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def noted():
            event = await receive()
            if scope["path"] == "/av/chat" and event.get("body"):
                note(Envelope.model_validate_json(event["body"]))
            return event

        await self.app(scope, noted if scope["type"] == "http" else receive, send)


def note(envelope: Envelope) -> None:
    message = parse_envelope(envelope, {ChatMessage, ChatAcknowledgement})
    items = [
        {"type": item.type, "text": getattr(item, "text", None)}
        for item in getattr(message, "content", [])
    ]
    received.append(
        {
            "model": type(message).__name__,
            "sender": envelope.sender,
            "session": str(envelope.session),
            "msg_id": str(
                message.acknowledged_msg_id if isinstance(message, ChatAcknowledgement) else message.msg_id
            ),
            **({"content": items} if items else {}),
            "fields": {"verified": envelope.verify()},
        }
    )


class Echo(AgentExecutor):
    async def execute(self, context: RequestContext, event_queue: EventQueue) -> None:
        await event_queue.enqueue_event(new_text_message(context.get_user_input()))

    async def cancel(self, context: RequestContext, event_queue: EventQueue) -> None:
        pass


async def ask(request: Request) -> JSONResponse:
    order = await request.json()
    message = ChatMessage(timestamp=utc_now(), msg_id=uuid4(), content=[TextContent(text=order["text"])])
    session = uuid4()
    await send_message_to_agent(
        order["to"], message, uri.identity, session_id=session, agentverse_config=uri.agentverse
    )
    return JSONResponse({"session": str(session), "msg_id": str(message.msg_id)})


async def list_received(_request: Request) -> JSONResponse:
    return JSONResponse({"messages": received})


async def who(_request: Request) -> JSONResponse:
    return JSONResponse({"address": uri.identity.address})


register_chat_agent(
    name="Named on the page",
    endpoint=f"{HERE}/av/chat",
    active=False,
    credentials=RegistrationRequestCredentials(agentverse_api_key="a-key", agent_seed_phrase=SEED),
    track_interactions=False,
    agentverse_config=uri.agentverse,
)
init(f"http://{HANDLE}:{SEED}@{urlsplit(AGENTVERSE).netloc}/Echo", track_interactions=False)
card = AgentCard(
    name="Echo",
    description="Says everything again.",
    supported_interfaces=[AgentInterface(url=HERE, protocol_binding="JSONRPC", protocol_version="1.0")],
    capabilities=AgentCapabilities(streaming=False),
    default_input_modes=["text"],
    default_output_modes=["text"],
    version="1",
)
handler = DefaultRequestHandler(agent_executor=Echo(), task_store=InMemoryTaskStore(), agent_card=card)
app = Starlette(
    routes=[
        *create_jsonrpc_routes(handler, "/"),
        Route("/ask", ask, methods=["POST"]),
        Route("/received", list_received),
        Route("/agent_info", who),
    ],
    middleware=[Middleware(Recorder)],
)

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(PORT), log_level="warning")
