import { ownPathOf } from "./reply-parts.ts";

/** A stretch of a line. */
export type Inline =
  | { readonly kind: "text" | "strong"; readonly text: string }
  | { readonly kind: "link"; readonly path: string; readonly text: string };

/** A paragraph, whose line breaks count, or a list. */
export type Block =
  | { readonly kind: "paragraph"; readonly content: readonly Inline[] }
  | {
      readonly kind: "list";
      /** The number of its first item; null: the list has no numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly Inline[])[];
    };

const ITEM = /^ {0,3}(?:[-*•]|(\d{1,3})[.)])\s(.*)$/;

/** The little Markdown that the agent writes: paragraphs, lists, bold words, links. The rest stays as it is. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    const paragraph = lines.join("\n").trim();
    if (paragraph !== "") blocks.push({ kind: "paragraph", content: inlinesOf(paragraph) });
    lines = [];
  };
  let items: Inline[][] | null = null;
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    if (item === null) {
      if (line.trim() !== "") items = null;
      if (line.trim() === "") endParagraph();
      else lines.push(line);
      continue;
    }
    endParagraph();
    if (items === null) {
      items = [];
      blocks.push({ kind: "list", start: item[1] === undefined ? null : Number(item[1]), items });
    }
    items.push(inlinesOf((item[2] ?? "").trim()));
  }
  endParagraph();
  return blocks;
}

const SPECIAL =
  /!?\[([^[\]]*)\]\((https?:\/\/[^\s()]+)\)|\*\*([^*\n]+)\*\*|(https?:\/\/[^\s()<>[\]]*[^\s()<>[\].,;:!?])/g;

/**
 * The parts of a line. Only links to the agent's own pictures become links; others are shown as they are, to be read.
 */
function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  const push = (inline: Inline) => {
    if (inline.text !== "") inlines.push(inline);
  };
  for (const found of text.matchAll(SPECIAL)) {
    const [all, label, url, strong, bare] = found;
    const path = ownPathOf(url ?? bare ?? "");
    if (strong === undefined && path === null) continue;
    push({ kind: "text", text: text.slice(end, found.index) });
    if (strong !== undefined) push({ kind: "strong", text: strong });
    else if (path !== null) push({ kind: "link", path, text: label || bare || "picture" });
    end = found.index + all.length;
  }
  push({ kind: "text", text: text.slice(end) });
  return inlines;
}
