import { isWaiting, type Turn, whyNoAnswer } from "../chat/turns.ts";
import { usePage } from "./page-context.ts";

/** Tells a screen reader how the latest message fares; the seconds that pass are no news. */
export function Announcer() {
  const { chat, facts } = usePage();
  const latest = chat.shown.value.at(-1);
  return (
    <p class="visually-hidden" role="status">
      {latest === undefined ? "" : news(latest, facts.clock())}
    </p>
  );
}

function news(turn: Turn, now: number): string {
  if (turn.sending.state === "failed") return turn.sending.problem;
  const [answer] = turn.answers;
  const pictures = turn.answers.filter(({ kind }) => kind === "picture").length;
  if (answer?.kind === "picture") {
    return `${pictures === 1 ? "The picture is" : `${pictures} pictures are`} there: ${answer.alt || turn.asked.words}`;
  }
  if (answer !== undefined) return answer.text;
  if (turn.forged.length > 0) return "A letter came that is not genuine.";
  if (!isWaiting(turn, now)) return whyNoAnswer(turn);
  if (turn.progress !== null) return turn.progress;
  return turn.acknowledgedAt === null ? "Sending your message." : "Acknowledged. The agent is at work.";
}
