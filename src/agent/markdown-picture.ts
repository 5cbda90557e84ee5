import { oneLine, withoutInvisible } from "../visible-text.ts";
import { LONGEST_CHAT_TEXT } from "./description.ts";

/** The sentence that clients of ASI:One look for before the picture (the third source document's words). */
const SUCCESS_SENTENCE = "Image generated successfully.";

const LONGEST_ALT = 120;
/** Clients take the first URL of a reply, or the first that ends like a picture's, for the picture. */
const URLS_IN_WORDS = /(?:https?:\/\/|www\.)\S*/gi;
/** Signs that could end the alt text, or start a link, code, HTML or emphasis in it. */
const MARKDOWN = /[\\`*_{}[\]()<>#|!~&]+/g;
/** Slashes that are left of a URL of another kind, or of one that a sign of Markdown had cut. */
const SLASHES = /\/\/+/g;

/**
 * The text of a reply with pictures: the success sentence, each Markdown image alone in its paragraph, then what there
 * is to say about them.
 */
export function picturesText(
  description: string,
  urls: readonly string[],
  notes: readonly string[] = [],
): string {
  const alt = altText(description);
  const pictures = urls.map((url) => `![${alt}](${url})`);
  return `${[SUCCESS_SENTENCE, ...pictures, ...notes].join("\n\n")}\n\n`;
}

/**
 * A description made safe and short for the alt text of a Markdown image: one line of what can be seen, without URLs,
 * brackets, backslashes and other signs of Markdown.
 */
export function altText(description: string): string {
  const words = withoutInvisible(description)
    .replace(URLS_IN_WORDS, " ")
    .replace(MARKDOWN, " ")
    .replace(SLASHES, " ");
  return oneLine(words, LONGEST_ALT) || "picture";
}

const URLS = /https?:\/\/[^\s()<>[\]]+/g;

/** The beginning of a reply of some other image agent: "✅ Image generated successfully! Here is your …". */
const SAYS_DRAWN =
  /^[^\p{L}\p{N}]{0,20}(?:(?:your|the) )?(?:images?|pictures?|photos?|illustrations?) (?:(?:is|are|was|were|has been|have been) )?(?:successfully (?:generated|created)|(?:generated|created) successfully|(?:generated|created)(?= ?[!✅]))/iu;

/**
 * Whether a text is only a picture coming back: it carries the success sentence, begins as another agent's does, or is
 * nothing but links to our own pictures. An agent that answers every text sends us such things, never longer than a chat text may be.
 */
export function isOwnPicture(text: string, origin: string | null): boolean {
  if (text.length > LONGEST_CHAT_TEXT) return false;
  if (text.includes(SUCCESS_SENTENCE) || SAYS_DRAWN.test(text)) return true;
  if (origin === null) return false;
  const links = text.match(URLS) ?? [];
  if (links.length === 0 || !links.every((link) => link.startsWith(`${origin}/images/`))) return false;
  const rest = text.replace(URLS, "").replace(/!?\[[^[\]]*\]\(\s*\)/g, "");
  return !/[\p{L}\p{N}]/u.test(rest);
}
