import type { ChatContent } from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isVisible } from "../visible-text.ts";

/** A chat text may have this many characters (DESIGN: limits). */
export const LONGEST_CHAT_TEXT = 16_000;

/** Hex digits of a digest of words. Nobody gains anything by words that share one. */
const WORDS_DIGEST_LENGTH = 32;

/** Characters at either end of a URI. */
const MOST_OF_URI = 300;

/** ASI:One wraps what it adds to a user's words in these blocks; they are not part of the description. */
const CONTEXT_BLOCKS = [
  /\[Additional Context\][\s\S]*?(?:\[\/Additional Context\]|$)/gi,
  /<knowledge_graph>[\s\S]*?(?:<\/knowledge_graph>|$)/gi,
];
/** Lines of an earlier message that stand before an answer to it. */
const QUOTED_LINES = /^[ \t]{0,20}>.*$/gm;
const PICTURE_LINK = /https?:\/\/[^\s()<>[\]]{1,300}\/images\/[0-9a-f]{32,128}[^\s()<>[\]]{0,20}/;
const LEADING_MENTION = /^(?:\s*@(?:agent1[a-z0-9]+|[\w.-]+)[,:]?(?=\s|$))+/i;

/** The words that a person meant: all texts of one message belong to one description. */
export function meantWords(content: readonly ChatContent[]): string {
  const texts = content.flatMap((item) => (item.type === "text" ? [item.text] : []));
  return cleanDescription(texts.join("\n"));
}

export function cleanDescription(text: string): string {
  const withoutBlocks = CONTEXT_BLOCKS.reduce((rest, block) => rest.replace(block, ""), text);
  return visibleWords(withoutQuotes(withoutBlocks.replace(LEADING_MENTION, "")));
}

/**
 * A text without its quotations, but with the link of a quoted picture: it names the picture. A text that is nothing
 * but a quotation stays.
 */
function withoutQuotes(text: string): string {
  if (!text.includes(">")) return text;
  const rest = text.replace(QUOTED_LINES, (line) => PICTURE_LINK.exec(line)?.[0] ?? "");
  return isVisible(rest) ? rest : text;
}

/** A text without spaces around it; empty where a person would see nothing of it (U+3164, U+2800, bidi marks). */
export function visibleWords(text: string): string {
  return isVisible(text) ? text.trim() : "";
}

/**
 * A digest, in hex, by which words are known again, together with the URIs of what was attached to them (of a data: URI its
 * length and end tell enough); null for a text that is too long to be answered in any case.
 */
export function wordsDigest(description: string, attached: readonly string[] = []): string | null {
  if (description.length > LONGEST_CHAT_TEXT) return null;
  const named = attached.map(
    (uri) => `${uri.length} ${uri.slice(0, MOST_OF_URI)} ${uri.slice(-MOST_OF_URI)}`,
  );
  const said = [description, ...named].join("\n");
  return bytesToHex(sha256(utf8ToBytes(said))).slice(0, WORDS_DIGEST_LENGTH);
}

/** A plain request for a picture, to an agent that also answers questions. */
const PICTURE_REQUEST =
  /^(?:please\s+|can you\s+|could you\s+|would you\s+|i want you to\s+)*(?:(?:draw|paint|sketch|illustrate)\b|(?:generate|create|make|show|give|send|render|design)\b.*\b(?:image|picture|photo|photograph|drawing|painting|illustration|sketch|woodcut|artwork)s?\b)/i;
const PICTURE_NOUN =
  /^(?:an?|the)\s+(?:\w+\s+){0,2}(?:image|picture|photo|drawing|painting|illustration|sketch)\s+of\b/i;

export function asksForPicture(description: string): boolean {
  if (description.length > LONGEST_CHAT_TEXT) return false;
  return PICTURE_REQUEST.test(description) || PICTURE_NOUN.test(description);
}
