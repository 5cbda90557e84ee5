import { type Answer, isWaiting, type Turn, whyNoAnswer } from "../chat/turns.ts";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { duration, passingTime } from "./passing-time.ts";
import { PictureActions } from "./picture-actions.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import { hood } from "./ui-state.ts";

export function TurnCard({ turn }: { readonly turn: Turn }) {
  const { facts } = usePage();
  const waits = isWaiting(turn, facts.clock());
  const nothingCame = !waits && turn.answers.length === 0 && turn.sending.state !== "failed";
  return (
    <article class="turn" aria-label={turn.text}>
      <p class="asked">{turn.text}</p>
      {waits && <Waiting turn={turn} />}
      {turn.answers.map((answer) =>
        answer.kind === "picture" ? (
          <Drawn key={answer.letterId} turn={turn} picture={answer} />
        ) : (
          <Said key={answer.text} turn={turn} answer={answer} />
        ),
      )}
      {turn.sending.state === "failed" && <Failed turn={turn} problem={turn.sending.problem} />}
      {nothingCame && <NoAnswer turn={turn} />}
      {turn.forged.map(({ id, text }) => (
        <Forged key={id} msgId={turn.msgId} text={text} />
      ))}
    </article>
  );
}

/** What has happened so far, as steps; the picture's place is kept meanwhile. */
function Waiting({ turn }: { readonly turn: Turn }) {
  const { facts } = usePage();
  const elapsed = Math.max(0, passingTime.value - Date.now() + facts.clock() - turn.sentAt);
  const acknowledged = turn.acknowledgedAt !== null;
  // The acknowledgement may come faster than the answer to the POST.
  const taken = acknowledged || turn.sending.state === "taken";
  return (
    <div class="answer">
      <PictureFrame picture={null} alt="" />
      <ol class="steps">
        <li class={taken ? "done" : "now"}>{taken ? "Sent" : "Sending"}</li>
        {taken && <li class={acknowledged ? "done" : "now"}>{acknowledged ? "Acknowledged" : "Arrived"}</li>}
        {acknowledged && (
          <li class="now">
            Drawing <span class="elapsed">{Math.floor(elapsed / 1_000)} s</span>
          </li>
        )}
      </ol>
      {turn.progress !== null && <p class="progress">{turn.progress}</p>}
    </div>
  );
}

function Drawn({ turn, picture }: { turn: Turn; picture: Extract<Answer, { kind: "picture" }> }) {
  return (
    <div class="answer">
      <PictureFrame picture={picture} alt={turn.text} />
      <PictureActions turn={turn} picture={picture} />
      <p class="meta">
        Drawn in {duration(picture.at - turn.sentAt)}
        {turn.acknowledgedAt !== null && ` · acknowledged in ${duration(turn.acknowledgedAt - turn.sentAt)}`}
        {" · "}
        <Genuine msgId={turn.msgId} />
      </p>
    </div>
  );
}

function Genuine({ msgId }: { readonly msgId: string }) {
  return (
    <button type="button" class="inline-button" onClick={() => show(msgId)}>
      signature verified
    </button>
  );
}

function Said({ turn, answer }: { turn: Turn; answer: Extract<Answer, { kind: "words" }> }) {
  const { chat } = usePage();
  return (
    <div class={`said ${answer.tone}`}>
      <p>{answer.text}</p>
      {answer.tone === "apology" && (
        <button type="button" class="button quiet" onClick={() => void chat.say(turn.text)}>
          <Icon name="again" /> Try again
        </button>
      )}
    </div>
  );
}

function Failed({ turn, problem }: { readonly turn: Turn; readonly problem: string }) {
  const { chat } = usePage();
  return (
    <div class="said failed">
      <p>
        <Icon name="warning" /> {problem} Your words are kept.
      </p>
      <button type="button" class="button quiet" onClick={() => void chat.sendAgain(turn.msgId)}>
        <Icon name="again" /> Send again
      </button>
    </div>
  );
}

/** The agent has the message and says nothing more to it: what is asked again is a new message, or nothing would come. */
function NoAnswer({ turn }: { readonly turn: Turn }) {
  const { chat } = usePage();
  return (
    <div class="said">
      <p>{whyNoAnswer(turn)}</p>
      <button type="button" class="button quiet" onClick={() => void chat.say(turn.text)}>
        <Icon name="again" /> Ask again
      </button>
    </div>
  );
}

/** What it says is shown as text only: nothing in it is loaded or linked. */
function Forged({ msgId, text }: { readonly msgId: string; readonly text: string }) {
  return (
    <div class="said forged">
      <p>
        <Icon name="warning" /> <strong>Not genuine.</strong> A letter came in the agent's name, but the agent
        did not sign it.
      </p>
      {text !== "" && <blockquote>{text}</blockquote>}
      <button type="button" class="inline-button" onClick={() => show(msgId)}>
        See why
      </button>
    </div>
  );
}

function show(msgId: string): void {
  hood.value = { turn: msgId };
}
