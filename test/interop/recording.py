"""What the reference agents of the interop tests share: where they are, and a list of what reached their handlers."""

import json
import time
from typing import Any
from uuid import uuid4

from uagents import Agent, Context, Model
from uagents.registration import AlmanacApiRegistrationPolicy


def local_agent(
    name: str, port: int, agentverse_url: str, seed: str = "", mailbox: bool = False
) -> Agent:
    return Agent(
        name=name,
        port=port,
        seed=seed or f"{name} {uuid4()}",
        endpoint=None if mailbox else f"http://127.0.0.1:{port}/submit",
        mailbox=mailbox,
        agentverse=agentverse_url,
        registration_policy=AlmanacApiRegistrationPolicy(almanac_api=f"{agentverse_url}/v1/almanac"),
    )


class Received(Model):
    messages: list[dict[str, Any]]


class Recording:
    """Lists at GET /received what the handlers noted. The server has verified each signature before."""

    def __init__(self, agent: Agent):
        self._messages: list[dict[str, Any]] = []

        @agent.on_rest_get("/received", Received)
        async def list_received(_ctx: Context) -> Received:
            return Received(messages=self._messages)

    def note(self, ctx: Context, sender: str, message: Model, **facts: Any) -> None:
        self._messages.append(
            {
                "model": type(message).__name__,
                "sender": sender,
                "session": str(ctx.session),
                "at": time.time(),
                "fields": json.loads(message.model_dump_json()),
                **facts,
            }
        )
