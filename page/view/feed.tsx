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
  /** Where the page was scrolled to when last looked at, in pixels. */
  const position = useRef(0);
  useEffect(() => {
    atEnd.current = true;
    // The event of a scroll before the new line may still be to come; what it moved is no way up from here.
    position.current = document.documentElement.scrollTop;
    toEnd("smooth");
  }, [turns.length]);
  useEffect(() => {
    const onScroll = () => {
      const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
      const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      atEnd.current = isNear || (atEnd.current && scrollTop >= position.current);
      position.current = scrollTop;
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
