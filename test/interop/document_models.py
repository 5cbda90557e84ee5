"""The messages of the documents that the reference's library does not bring."""

from datetime import datetime
from enum import Enum
from typing import Any, Literal

from pydantic.v1 import UUID4
from uagents import Model
from uagents_core.contrib.protocols.chat import (
    EndSessionContent,
    MetadataContent,
    ResourceContent,
    StartSessionContent,
    StartStreamContent,
    TextContent,
)


class ImageRequest(Model):
    image_description: str


class ImageResponse(Model):
    image_url: str


class ContextPrompt(Model):
    context: str
    text: str


class Response(Model):
    text: str


class StructuredOutputPrompt(Model):
    prompt: str
    output_schema: dict[str, Any]


class StructuredOutputResponse(Model):
    output: dict[str, Any]


class HealthCheck(Model):
    pass


class HealthStatus(str, Enum):
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"


class AgentHealth(Model):
    agent_name: str
    status: HealthStatus


def legacy_chat_message() -> type[Model]:
    """The older dialect's ChatMessage: its end of a stream is written like the start of one."""

    class EndStreamContent(Model):
        type: Literal["start-stream"]
        stream_id: UUID4

    class ChatMessage(Model):
        timestamp: datetime
        msg_id: UUID4
        content: list[
            TextContent
            | ResourceContent
            | MetadataContent
            | StartSessionContent
            | EndSessionContent
            | StartStreamContent
            | EndStreamContent
        ]

    return ChatMessage
