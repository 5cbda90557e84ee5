/** A piece of what the agent said in one text. */
export type ReplyPart =
  | {
      readonly kind: "picture";
      /** The picture's path on this origin. */
      readonly path: string;
      /** The picture in words, as the agent gives them. */
      readonly alt: string;
    }
  | { readonly kind: "words"; readonly text: string };

const MARKDOWN_PICTURE = /!\[([^[\]]*)\]\((https?:\/\/[^\s()]+)\)/g;
const PICTURE_PATH = /^\/images\/[0-9a-f]{32,128}(?:-\d)?\.(?:png|jpg|webp|gif)$/;
const SHARED_PATH = /^\/p\/[0-9a-f]{32,128}(?:-\d)?$/;

/** The path of a link to one of the agent's pictures; null for every other link. */
export function picturePathOf(url: string): string | null {
  const path = pathOf(url);
  return PICTURE_PATH.test(path) ? path : null;
}

/** The path of a link that may be followed: to one of the agent's pictures, or to the page about one. */
export function ownPathOf(url: string): string | null {
  const path = pathOf(url);
  return PICTURE_PATH.test(path) || SHARED_PATH.test(path) ? path : null;
}

/** Links are followed by their path alone, on this origin: whatever host one names, nobody else is asked. */
function pathOf(url: string): string {
  return /^https?:/.test(url) && URL.canParse(url) ? new URL(url).pathname : "";
}

/**
 * A reply's text in pieces: its pictures, and the notes after them. What stands before the first picture says only that
 * there is one. A picture of somebody else's stays text: the page loads none.
 */
export function replyParts(text: string): ReplyPart[] {
  const pictures = [...text.matchAll(MARKDOWN_PICTURE)].flatMap((found) => {
    const path = picturePathOf(found[2] ?? "");
    return path === null
      ? []
      : [{ path, alt: found[1] ?? "", from: found.index, to: found.index + found[0].length }];
  });
  const parts: ReplyPart[] = [];
  let end = pictures[0]?.from ?? 0;
  for (const { path, alt, from, to } of pictures) {
    pushWords(parts, text.slice(end, from));
    parts.push({ kind: "picture", path, alt });
    end = to;
  }
  pushWords(parts, text.slice(end));
  return parts;
}

function pushWords(parts: ReplyPart[], text: string): void {
  const words = text.trim();
  if (words !== "") parts.push({ kind: "words", text: words });
}
