import { effect } from "@preact/signals";
import type { Chat } from "../chat/chat.ts";

/** Counts in the title what was answered while nobody looked. Returns how to stop it. */
export function countInTitle({ turns }: Chat): () => void {
  const title = document.title;
  const answered = () => turns.value.filter(({ answers }) => answers.length > 0).length;
  let seen = answered();
  const stop = effect(() => {
    const count = answered();
    if (!document.hidden) seen = count;
    document.title = count > seen ? `(${count - seen}) ${title}` : title;
  });
  const look = () => {
    if (document.hidden) return;
    seen = answered();
    document.title = title;
  };
  document.addEventListener("visibilitychange", look);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", look);
  };
}
