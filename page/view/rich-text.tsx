import { blocksOf, type Inline } from "../chat/markdown.ts";

/** The agent's words with their lists and links, as elements: nothing in them is read as HTML. */
export function RichText({ text }: { readonly text: string }) {
  return (
    <div class="words">
      {blocksOf(text).map((block, index) => {
        if (block.kind === "paragraph") return <p key={index}>{block.content.map(inline)}</p>;
        const items = block.items.map((item, at) => <li key={at}>{item.map(inline)}</li>);
        return block.start === null ? (
          <ul key={index}>{items}</ul>
        ) : (
          <ol key={index} start={block.start}>
            {items}
          </ol>
        );
      })}
    </div>
  );
}

function inline(one: Inline, index: number) {
  if (one.kind !== "link") return one.kind === "strong" ? <strong key={index}>{one.text}</strong> : one.text;
  return (
    <a key={index} href={one.path} target="_blank" rel="noopener">
      {one.text}
    </a>
  );
}
