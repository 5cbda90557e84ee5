import { usualWait } from "../chat/conversations.ts";
import { CANCEL, type Turn } from "../chat/turns.ts";
import { usePage } from "./page-context.ts";
import { durationText, passingTime } from "./passing-time.ts";
import { PictureFrame } from "./picture-frame.tsx";

/** Words come at once: until then it is open whether a picture needs a place. */
const WORDS_COME_WITHIN_MS = 500;

/** The steps of a picture so far; the picture's place is kept meanwhile. */
export function WaitingTurn({ turn }: { readonly turn: Turn }) {
  const { chat, facts } = usePage();
  const now = passingTime.value - Date.now() + facts.clock();
  const elapsed = Math.max(0, now - turn.sentAt);
  const acknowledged = turn.acknowledgedAt !== null;
  // The acknowledgement may come faster than the answer to the POST.
  const taken = acknowledged || turn.sending.state === "taken";
  const usual = usualWait(chat.turns.value);
  const preview = chat.previews.value.get(turn.msgId);
  const draws = turn.acknowledgedAt !== null && now - turn.acknowledgedAt > WORDS_COME_WITHIN_MS;
  return (
    <div class="answer waiting">
      {(draws || preview !== undefined) && <PictureFrame picture={null} alt="" preview={preview} />}
      <div class="state">
        <ol class="steps">
          <li class={taken ? "done" : "now"}>{taken ? "Sent" : "Sending"}</li>
          {taken && (
            <li class={acknowledged ? "done" : "now"}>{acknowledged ? "Acknowledged" : "Arrived"}</li>
          )}
          {draws && (
            <li class="now">
              Drawing{" "}
              <span class="elapsed">
                {Math.floor(elapsed / 1_000)} s
                {usual !== null && `, usually ${usual < 1_000 ? "under 1 s" : durationText(usual)}`}
              </span>
            </li>
          )}
        </ol>
        {turn.progress !== null && <p class="progress">{turn.progress}</p>}
        {draws && (
          <button type="button" class="inline-button" onClick={() => void chat.say(CANCEL)}>
            Cancel
          </button>
        )}
      </div>
    </div>
  );
}
