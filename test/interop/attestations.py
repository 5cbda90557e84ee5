"""Checks with the reference's own models what our agent signs, and signs the same itself.

Reads {address, registration, status, token, challenge, answer, events, seed} as JSON from standard input; every wire
form in it is text. Prints {verified: {…}, theirs: {…}}.
"""

import base64
import hashlib
import json
import struct
import sys
from datetime import datetime, timezone
from secrets import token_bytes

from uagents.registration import AgentStatusUpdate
from uagents_core.events import AgentBatchEvents
from uagents_core.identity import Identity
from uagents_core.registration import AgentRegistrationAttestation
from uagents_core.storage import compute_attestation
from uagents_core.types import AgentEndpoint

TOKEN_SECONDS = 300

ours = json.load(sys.stdin)


def verify(digest: bytes, signature: str) -> bool:
    return Identity.verify_digest(ours["address"], digest, signature)


def verify_token(token: str) -> bool:
    prefix, claim, signature = token.split(":")
    payload = base64.b64decode(claim)
    key, (start, end) = payload[:33], struct.unpack(">QQ", payload[33:49])
    ours_alone = Identity.from_seed(ours["seed"], 0).pub_key == key.hex()
    now = datetime.now(timezone.utc).timestamp()
    return (
        prefix == "attr"
        and len(payload) == 81
        and ours_alone
        and start <= now <= end
        and verify(hashlib.sha256(payload).digest(), signature)
    )


def verify_events(text: str) -> bool:
    batch = AgentBatchEvents.model_validate_json(text)
    return json.loads(batch.model_dump_json())["events"][0]["id"] == json.loads(text)["events"][0]["id"]


def sign_theirs() -> dict:
    identity = Identity.from_seed("the other side", 0)
    identifier = f"agent://{identity.address}"
    registration = AgentRegistrationAttestation(
        agent_identifier=identifier,
        protocols=["proto:b", "proto:a"],
        endpoints=[AgentEndpoint(url="https://peer.example/submit", weight=1)],
        metadata={"geolocation": {"latitude": "48.1", "name": "Zürich 🗻"}},
    )
    registration.sign(identity)
    status = AgentStatusUpdate(agent_identifier=identifier, is_active=False)
    status.sign(identity)
    now = datetime.now(timezone.utc)
    return {
        "address": identity.address,
        "registration": registration.model_dump_json(),
        "status": status.model_dump_json(),
        "token": compute_attestation(identity, now, TOKEN_SECONDS, token_bytes(32)),
        "answer": identity.sign(ours["challenge"].encode()),
    }


verified = {
    "registration": AgentRegistrationAttestation.model_validate_json(ours["registration"]).verify(),
    "status": AgentStatusUpdate.model_validate_json(ours["status"]).verify(),
    "token": verify_token(ours["token"]),
    "answer": verify(hashlib.sha256(ours["challenge"].encode()).digest(), ours["answer"]),
    "events": verify_events(ours["events"]),
}
print(json.dumps({"verified": verified, "theirs": sign_theirs()}))
