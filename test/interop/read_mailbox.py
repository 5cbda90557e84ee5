"""Chats with the agent as a sender without an endpoint, using nothing but the reference's own library.

Sends a signed ChatMessage, collects the letters from the agent's mailbox with a token of `compute_attestation`,
verifies and reads each with the reference's classes, deletes it, and prints one line of JSON.

Usage: read_mailbox.py AGENT_URL AGENT_ADDRESS TEXT
"""

import json
import sys
import time
from datetime import datetime, timezone
from secrets import token_bytes
from uuid import uuid4

import requests
from uagents.mailbox import StoredEnvelope
from uagents_core.contrib.protocols.chat import (
    ChatAcknowledgement,
    ChatMessage,
    EndSessionContent,
    TextContent,
)
from uagents_core.envelope import Envelope
from uagents_core.identity import Identity
from uagents_core.models import Model
from uagents_core.storage import compute_attestation

URL, ADDRESS, TEXT = sys.argv[1:4]
PATIENCE_SECONDS = 60
MODELS = {Model.build_schema_digest(model): model for model in (ChatMessage, ChatAcknowledgement)}

identity = Identity.generate()
mailbox = f"{URL}/v2/agents/{identity.address}/mailbox"


def authorization() -> dict[str, str]:
    token = compute_attestation(identity, datetime.now(), 300, token_bytes(32))
    return {"Authorization": f"Agent {token}"}


def submit() -> str:
    message = ChatMessage(
        timestamp=datetime.now(timezone.utc),
        msg_id=uuid4(),
        content=[TextContent(type="text", text=TEXT)],
    )
    envelope = Envelope(
        version=1,
        sender=identity.address,
        target=ADDRESS,
        session=uuid4(),
        schema_digest=Model.build_schema_digest(message),
        expires=int(time.time()) + 30,
    )
    envelope.encode_payload(message.model_dump_json())
    envelope.sign(identity)
    answer = requests.post(
        f"{URL}/submit",
        data=envelope.model_dump_json(),
        headers={"content-type": "application/json"},
        timeout=10,
    )
    assert (answer.status_code, answer.json()) == (200, {}), answer.text
    return str(envelope.session)


def collect() -> list[dict]:
    letters = []
    deadline = time.time() + PATIENCE_SECONDS
    while time.time() < deadline and not any(letter["ends"] for letter in letters):
        answer = requests.get(mailbox, headers=authorization(), timeout=10)
        assert answer.status_code == 200, answer.text
        for item in answer.json():
            stored = StoredEnvelope.model_validate(item)
            letters.append(read(stored.envelope))
            deleted = requests.delete(f"{mailbox}/{stored.uuid}", headers=authorization(), timeout=10)
            assert deleted.status_code < 300, deleted.text
        time.sleep(0.5)
    return letters


def read(envelope: Envelope) -> dict:
    message = MODELS[envelope.schema_digest].model_validate_json(envelope.decode_payload())
    content = getattr(message, "content", [])
    return {
        "model": type(message).__name__,
        "verified": envelope.verify(),
        "from_agent": envelope.sender == ADDRESS,
        "to_us": envelope.target == identity.address,
        "session": str(envelope.session),
        "texts": [item.text for item in content if isinstance(item, TextContent)],
        "ends": any(isinstance(item, EndSessionContent) for item in content),
    }


session = submit()
letters = collect()
left = requests.get(mailbox, headers=authorization(), timeout=10).json()
stranger = requests.get(
    f"{URL}/v2/agents/{Identity.generate().address}/mailbox", headers=authorization(), timeout=10
)
print(json.dumps({"session": session, "letters": letters, "left": len(left), "stranger": stranger.status_code}))
