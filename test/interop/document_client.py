"""The client of the second document: three prompts in every period, and a handler for each kind of answer.

It stops asking after ROUNDS periods. Its chat message is written once, and its chat
handler reads the first content as a text, as in the document.

Usage: document_client.py PORT AGENTVERSE_URL AI_ADDRESS old|new PERIOD_SECONDS ROUNDS
"""

import sys
from datetime import datetime
from uuid import uuid4

from document_models import (
    ContextPrompt,
    Response,
    StructuredOutputPrompt,
    StructuredOutputResponse,
    legacy_chat_message,
)
from recording import Recording, local_agent
from uagents import Context, Model
from uagents_core.contrib.protocols.chat import ChatAcknowledgement, ChatMessage, TextContent
from uagents_core.models import ErrorMessage

AI_ADDRESS, DIALECT = sys.argv[3:5]
PERIOD, ROUNDS = float(sys.argv[5]), int(sys.argv[6])
Chat = legacy_chat_message() if DIALECT == "old" else ChatMessage

agent = local_agent("document-client", int(sys.argv[1]), sys.argv[2])
recording = Recording(agent)
rounds = 0


class Location(Model):
    city: str
    country: str
    temperature: float


PROMPTS = [
    ContextPrompt(context="Find the mistake in this code and mend it.", text="while True\n    print(1)\n"),
    StructuredOutputPrompt(prompt="How warm is it in London now?", output_schema=Location.schema()),
    Chat(
        timestamp=datetime.now(),
        msg_id=uuid4(),
        content=[TextContent(type="text", text="Who wrote the first computer program?")],
    ),
]


@agent.on_interval(period=PERIOD)
async def ask(ctx: Context):
    global rounds
    if rounds == ROUNDS:
        return
    rounds += 1
    for prompt in PROMPTS:
        await ctx.send(AI_ADDRESS, prompt)


@agent.on_message(Response)
async def on_response(ctx: Context, sender: str, message: Response):
    recording.note(ctx, sender, message)


@agent.on_message(StructuredOutputResponse)
async def on_structured(ctx: Context, sender: str, message: StructuredOutputResponse):
    Location.parse_obj(message.output)
    recording.note(ctx, sender, message)


@agent.on_message(ChatAcknowledgement)
async def on_acknowledgement(ctx: Context, sender: str, message: ChatAcknowledgement):
    recording.note(ctx, sender, message, msg_id=str(message.acknowledged_msg_id))


@agent.on_message(Chat)
async def on_chat(ctx: Context, sender: str, message: Model):
    first = message.content[0]
    recording.note(ctx, sender, message, content=[{"type": "text", "text": first.text}])


@agent.on_message(ErrorMessage)
async def on_error(ctx: Context, sender: str, message: ErrorMessage):
    recording.note(ctx, sender, message, error=message.error)


if __name__ == "__main__":
    agent.run()
