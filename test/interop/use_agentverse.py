"""Uses an Agentverse with nothing but the reference's library, as an account and as an agent, and prints what came of it.

Usage: use_agentverse.py AGENTVERSE_HOST ENDPOINT
"""

import asyncio
import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from uuid import uuid4

import requests
from pydantic import ValidationError
from uagents import Model
from uagents.resolver import GlobalResolver
from uagents_core.config import AgentverseConfig
from uagents_core.events import AgentBatchEvents, dispatch_events, is_registered_on_agentverse
from uagents_core.identity import Identity
from uagents_core.registration import RegistrationRequest
from uagents_core.storage import ExternalStorage
from uagents_core.types import Resolver
from uagents_core.utils.messages import send_message_to_agent
from uagents_core.utils.registration import (
    AgentverseRequestError,
    RegistrationRequestCredentials,
    register_chat_agent,
)
from uagents_core.utils.resolver import AlmanacResolver

HOST, ENDPOINT = sys.argv[1:3]
KEY = "key-of-an-account"
SEED = f"agentverse user {uuid4()}"

agentverse = AgentverseConfig(base_url=HOST, http_prefix="http")
identity = Identity.from_seed(SEED, 0)


def register(key: str = KEY, seed: str = SEED, **profile) -> bool | str:
    credentials = RegistrationRequestCredentials(agentverse_api_key=key, agent_seed_phrase=seed)
    try:
        return register_chat_agent(
            **{"name": "Painter", "endpoint": ENDPOINT, **profile},
            active=True,
            credentials=credentials,
            track_interactions=False,
            agentverse_config=agentverse,
        )
    except AgentverseRequestError as error:
        return str(error)
    except ValidationError:
        return "refused before it was sent"


def post_registration(**changes) -> tuple[int, object]:
    """A registration that the library itself would refuse to send."""
    request = RegistrationRequest(address=identity.address, name="Painter").model_dump() | changes
    headers = {"authorization": f"Bearer {KEY}"}
    answer = requests.post(agentverse.agents_api, json=request, headers=headers, timeout=10)
    return answer.status_code, answer.json()["detail"]


async def report_events() -> tuple[bool, bool]:
    before = await is_registered_on_agentverse(Identity.generate(), agentverse)
    after = await is_registered_on_agentverse(identity, agentverse)
    await dispatch_events(identity, agentverse, AgentBatchEvents.from_message("started"))
    return before, after


async def resolve() -> tuple[list[str], list[str]]:
    almanac = GlobalResolver(almanac_api_url=agentverse.almanac_api)
    return AlmanacResolver(agentverse_config=agentverse).sync_resolve(identity.address), (
        await almanac.resolve(identity.address)
    )[1]


def share_a_file() -> dict:
    owner = ExternalStorage(storage_url=agentverse.storage_api, api_token=KEY)
    reader = ExternalStorage(storage_url=agentverse.storage_api, identity=identity)
    asset = owner.create_asset("sketch", b"a picture", "image/png")
    try:
        reader.download(asset)
        early = "allowed"
    except RuntimeError as error:
        early = str(error)[:20]
    owner.set_permissions(asset, identity.address, read=True, write=False)
    downloaded = reader.download(asset)
    return {"early": early, "mime_type": downloaded["mime_type"], "contents": downloaded["contents"]}


class Greeting(Model):
    text: str


class Listener(BaseHTTPRequestHandler):
    """An agent that takes every message."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def talk(times: int) -> list[str]:
    """Sends messages as a library does that is no agent: it tells Agentverse of the interaction by itself."""
    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()

    class ToTheListener(Resolver):
        async def resolve(self, destination: str) -> tuple[str, list[str]]:
            return destination, [f"http://localhost:{server.server_port}/submit"]

        def sync_resolve(self, destination: str) -> list[str]:
            return [f"http://localhost:{server.server_port}/submit"]

    sender = Identity.generate()
    statuses = [
        send_message_to_agent(
            identity.address,
            Greeting(text="hello"),
            sender,
            resolver=ToTheListener(),
            agentverse_config=agentverse,
        )
        for _ in range(times)
    ]
    server.shutdown()
    return [status.status for [status] in statuses]


result = {
    "registered": register(description="paints"),
    "again": register(readme="# Painter", metadata={"tags": ["art"]}),
    "resolved": asyncio.run(resolve()),
    "bad_key": register(key="bad-key"),
    "other_account": register(key="key-of-another-account"),
    "second": register(seed=f"{SEED} 2", name="Second"),
    "over_quota": register(seed=f"{SEED} 3", name="Third"),
    "long_name": register(name="x" * 33),
    "long_name_on_the_wire": post_registration(name="x" * 33),
    "unproved": post_registration(address=Identity.generate().address),
    "events": asyncio.run(report_events()),
    "storage": share_a_file(),
    "talked": talk(2),
    "address": identity.address,
}
print(json.dumps(result))
