"""Signs the envelopes of the bench with the Python reference, once for every agent that is measured.

Reads a plan as JSON from standard input: the target, when the envelopes expire (seconds since 1970), seeds of senders,
and how many of each kind. Writes one line of JSON for each: kind, index of the sender, session, wire text.
"""

import json
import sys
from datetime import datetime, timezone
from uuid import uuid4

from uagents_core.contrib.protocols.chat import ChatAcknowledgement, ChatMessage, TextContent, chat_protocol_spec
from uagents_core.envelope import Envelope
from uagents_core.identity import Identity
from uagents_core.models import Model
from uagents_core.protocol import ProtocolSpecification

PLAN = json.load(sys.stdin)
PROTOCOL = ProtocolSpecification.compute_digest(chat_protocol_spec.manifest())
SENDERS = [Identity.from_seed(seed, 0) for seed in PLAN["seeds"]]


def acknowledgement(_: int) -> ChatAcknowledgement:
    return ChatAcknowledgement(timestamp=datetime.now(timezone.utc), acknowledged_msg_id=uuid4())


def chat(index: int) -> ChatMessage:
    content = [TextContent(type="text", text=f"a lighthouse in storm number {uuid4().int % 10**9} {index}")]
    return ChatMessage(timestamp=datetime.now(timezone.utc), msg_id=uuid4(), content=content)


def sign(sender: Identity, message: Model) -> Envelope:
    envelope = Envelope(
        version=1,
        sender=sender.address,
        target=PLAN["target"],
        session=uuid4(),
        schema_digest=Model.build_schema_digest(message),
        protocol_digest=PROTOCOL,
        expires=PLAN["expires"],
    )
    envelope.encode_payload(message.model_dump_json())
    envelope.sign(sender)
    return envelope


for kind, make in (("acknowledgement", acknowledgement), ("chat", chat)):
    for index in range(PLAN[kind]):
        sender = index % len(SENDERS)
        envelope = sign(SENDERS[sender], make(index))
        line = {"kind": kind, "sender": sender, "session": str(envelope.session), "wire": envelope.model_dump_json()}
        print(json.dumps(line))
