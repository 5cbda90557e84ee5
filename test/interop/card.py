"""The card in a message's metadata as uagents-core reads it, and the answer that it writes to one of its buttons.

Reads {"metadata": …, "button": …} from its input, the button by its place among the card's, and writes JSON.
"""

import json
import sys

from uagents_core.contrib.protocols.chat import MetadataContent
from uagents_core.contrib.protocols.chat.cards import (
    create_card_response_content,
    extract_card,
    extract_card_response,
)

asked = json.load(sys.stdin)
content = MetadataContent(metadata=asked["metadata"])
card = extract_card(content)
if card is None or extract_card_response(content) is not None:
    sys.exit("this is no card")
payload = card.payload
buttons = [item.primary_cta for item in payload.items] if hasattr(payload, "items") else payload.ctas
answer = create_card_response_content(card_id=card.card_id, selection=buttons[asked["button"]].selection)
json.dump(
    {"payload": payload.model_dump(exclude_none=True), "terminal": card.is_terminal, "answer": answer.metadata},
    sys.stdout,
)
