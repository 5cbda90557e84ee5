import { captionOf } from "../chat/conversations.ts";
import { isWaiting, type Picture, type Turn, type TurnAnswer, whyNoAnswer } from "../chat/turns.ts";
import { AskedLine } from "./asked-line.tsx";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { PictureActions } from "./picture-actions.tsx";
import { PictureFrame } from "./picture-frame.tsx";
import { RichText } from "./rich-text.tsx";
import { hood } from "./ui-state.ts";
import { WaitingTurn } from "./waiting.tsx";

export function TurnCard({ turn }: { readonly turn: Turn }) {
  const { facts } = usePage();
  const waits = isWaiting(turn, facts.clock());
  const nothingCame = !waits && turn.answers.length === 0 && turn.sending.state !== "failed";
  const pictures = turn.answers.filter((answer) => answer.kind === "picture");
  return (
    <article class="turn" aria-label={turn.asked.words}>
      <AskedLine turn={turn} />
      {waits && <WaitingTurn turn={turn} />}
      {pictures.length > 0 && (
        <div class={pictures.length > 1 ? "answer several" : "answer"}>
          {pictures.map((picture) => (
            <Drawn key={picture.path} turn={turn} picture={picture} />
          ))}
        </div>
      )}
      {turn.answers.map(
        (answer, index) => answer.kind === "words" && <Said key={index} turn={turn} answer={answer} />,
      )}
      {turn.sending.state === "failed" && <Failed turn={turn} problem={turn.sending.problem} />}
      {nothingCame && <NoAnswer turn={turn} />}
      {turn.forged.map(({ id, text }) => (
        <Forged key={id} msgId={turn.msgId} text={text} />
      ))}
    </article>
  );
}

function Drawn({ turn, picture }: { readonly turn: Turn; readonly picture: Picture }) {
  return (
    <div class="drawn">
      <PictureFrame picture={picture} alt={captionOf({ turn, picture })} />
      <PictureActions drawing={{ turn, picture }} />
    </div>
  );
}

function Said({ turn, answer }: { turn: Turn; answer: Extract<TurnAnswer, { kind: "words" }> }) {
  const { chat } = usePage();
  return (
    <div class={`said ${answer.tone}`}>
      <RichText text={answer.text} />
      {answer.tone === "apology" && (
        <button type="button" class="button quiet" onClick={() => void chat.say(turn.text, turn.attachments)}>
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
      <button type="button" class="button quiet" onClick={() => void chat.say(turn.text, turn.attachments)}>
        <Icon name="again" /> Ask again
      </button>
    </div>
  );
}

/** A message that the agent did not sign. Its words are shown as text only: nothing in it is loaded or linked. */
function Forged({ msgId, text }: { readonly msgId: string; readonly text: string }) {
  return (
    <div class="said forged">
      <p>
        <Icon name="warning" /> <strong>Not genuine.</strong> A letter came in the agent's name, but the agent
        did not sign it.
      </p>
      {text !== "" && <blockquote>{text}</blockquote>}
      <button
        type="button"
        class="inline-button"
        onClick={() => {
          hood.value = { turn: msgId };
        }}
      >
        See why
      </button>
    </div>
  );
}
