import { useEffect, useRef } from "preact/hooks";
import { usePage } from "./page-context.ts";
import { TurnCard } from "./turn-card.tsx";

const NEAR_END_PX = 300;

function toEnd(behavior: ScrollBehavior): void {
  window.scrollTo({ top: document.documentElement.scrollHeight, behavior });
}

/**
 * The conversation, newest last. Whoever is at its end stays there while it grows, also on the way down to a new line;
 * whoever goes up to read is left there.
 */
export function Feed() {
  const { chat } = usePage();
  const turns = chat.shown.value;
  const feed = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    atEnd.current = true;
    toEnd("smooth");
  }, [turns.length]);
  useEffect(() => {
    let before = document.documentElement.scrollTop;
    const onScroll = () => {
      const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
      const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      atEnd.current = isNear || (atEnd.current && scrollTop >= before);
      before = scrollTop;
    };
    const growth = new ResizeObserver(() => {
      if (atEnd.current) toEnd("instant");
    });
    if (feed.current !== null) growth.observe(feed.current);
    window.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      growth.disconnect();
      window.removeEventListener("scroll", onScroll);
    };
  }, []);
  return (
    <section ref={feed} class="feed" aria-label="Conversation">
      <h1 class="visually-hidden">Conversation</h1>
      {turns.map((turn) => (
        <TurnCard key={turn.msgId} turn={turn} />
      ))}
    </section>
  );
}
