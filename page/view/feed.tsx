import { useEffect, useRef } from "preact/hooks";
import { usePage } from "./page-context.ts";
import { TurnCard } from "./turn-card.tsx";

const NEAR_END_PX = 300;

function distanceToEnd(): number {
  const { scrollHeight, scrollTop, clientHeight } = document.documentElement;
  return scrollHeight - scrollTop - clientHeight;
}

/** The conversation, newest last, in view when something is added. */
export function Feed() {
  const { chat } = usePage();
  const turns = chat.turns.value;
  const end = useRef<HTMLDivElement>(null);
  const seen = useRef(0);
  const last = turns.at(-1);
  const arrived = (last?.answers.length ?? 0) + (last?.forged.length ?? 0);
  useEffect(() => {
    const added = turns.length !== seen.current;
    // Whoever reads further up is left there.
    if (!added && distanceToEnd() > NEAR_END_PX) return;
    const first = seen.current === 0;
    seen.current = turns.length;
    end.current?.scrollIntoView({ block: "end", behavior: first ? "instant" : "smooth" });
  }, [turns.length, arrived, last?.sending.state]);
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
