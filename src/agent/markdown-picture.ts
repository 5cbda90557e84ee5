/** What clients of ASI:One look for before the picture (the third source document's words). */
const SUCCESS_SENTENCE = "Image generated successfully.";

const LONGEST_ALT = 120;
/** Control, format (bidi, zero-width) and surrogate characters: they would show wrongly or hide something. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]+/gu;
/** Whatever could end the alt text or start a link, code, HTML or emphasis in it. */
const MARKDOWN = /[\\`*_{}[\]()<>#|!~&]+/g;

/** The text of a reply with a picture: the success sentence, then a Markdown image alone in its paragraph. */
export function pictureText(description: string, url: string): string {
  return `${SUCCESS_SENTENCE}\n\n![${altText(description)}](${url})\n\n`;
}

/** A description made safe and short for the alt text of a Markdown image. */
export function altText(description: string): string {
  return oneLine(description.replace(MARKDOWN, " "), LONGEST_ALT) || "picture";
}

/** A text on one line, without what cannot be seen, cut at so many code points. */
export function oneLine(text: string, longest: number): string {
  const characters = [...text.replace(INVISIBLE, " ").replace(/\s+/g, " ").trim()];
  if (characters.length <= longest) return characters.join("");
  return `${characters
    .slice(0, longest - 1)
    .join("")
    .trimEnd()}…`;
}

const URLS = /https?:\/\/[^\s()<>[\]]+/g;

/**
 * Whether a text is only a picture of ours coming back: it carries the success sentence, or nothing but links to
 * our own pictures. An agent that answers every text sends us such things.
 */
export function isOwnPicture(text: string, origin: string | null): boolean {
  if (text.includes(SUCCESS_SENTENCE)) return true;
  if (origin === null) return false;
  const links = text.match(URLS) ?? [];
  if (links.length === 0 || !links.every((link) => link.startsWith(`${origin}/images/`))) return false;
  const rest = text.replace(URLS, "").replace(/!?\[[^\]]*\]\(\s*\)/g, "");
  return !/[\p{L}\p{N}]/u.test(rest);
}
