import { useEffect, useRef } from "preact/hooks";
import { usePage } from "./page-context.ts";
import { TurnCard } from "./turn-card.tsx";

/** The conversation, newest last, in view when something is added. */
export function Feed() {
  const { chat } = usePage();
  const turns = chat.turns.value;
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  useEffect(() => {
    if (turns.length === seen.current) return;
    const first = seen.current === 0;
    seen.current = turns.length;
    end.current?.scrollIntoView({ block: "end", behavior: first ? "instant" : "smooth" });
  }, [turns.length]);
  return (
    <section class="feed" aria-label="Conversation">
      <h1 class="visually-hidden">Conversation</h1>
      {turns.map((turn) => (
        <TurnCard key={turn.msgId} turn={turn} />
      ))}
      <div ref={end} class="feed-end" />
    </section>
  );
}
