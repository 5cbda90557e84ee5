import type { ChatContent } from "@asi-image-agent/protocol";

/** Members of the metadata that makes a content item a card, or the answer to one, and the version that is spoken here. */
export const CARD_VERSION_NAME = "card_protocol_version";
export const CARD_VERSION = "1";
/** A card has it, an answer to one has not. */
export const CARD_KIND_NAME = "card_kind";

type Metadata = Readonly<Record<string, string>>;

/** What a message says of cards: the cards in it, or the answers to some. */
export function cardMetadata(content: readonly ChatContent[], which: "cards" | "answers"): Metadata[] {
  return content
    .flatMap((item) => (item.type === "metadata" ? [item.metadata] : []))
    .filter((metadata) => metadata[CARD_VERSION_NAME] === CARD_VERSION)
    .filter((metadata) => (metadata[CARD_KIND_NAME] !== undefined) === (which === "cards"));
}
