import { useState } from "preact/hooks";
import { conversationsOf, type PageConversation } from "../chat/conversations.ts";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { showChat } from "./ui-state.ts";

/** The conversations of this browser, latest first. */
export function History() {
  const { chat } = usePage();
  const conversations = conversationsOf(chat.turns.value);
  return (
    <section class="gallery" aria-labelledby="history-title">
      <h1 id="history-title">Your chats</h1>
      {conversations.length === 0 && <p class="lead">Nothing was said yet.</p>}
      <ul class="conversations">
        {conversations.map((conversation) => (
          <Row key={conversation.session} conversation={conversation} />
        ))}
      </ul>
    </section>
  );
}

function Row({ conversation }: { readonly conversation: PageConversation }) {
  const { chat } = usePage();
  const [asking, setAsking] = useState(false);
  const { session, title, turns, pictures, lastAt } = conversation;
  const latest = pictures.at(-1);
  return (
    <li>
      <button
        type="button"
        class="conversation"
        aria-current={session === chat.session.value}
        onClick={() => {
          chat.open(session);
          showChat();
        }}
      >
        {latest === undefined ? (
          <span class="thumbnail" />
        ) : (
          <img class="thumbnail" src={latest.path} alt="" />
        )}
        <span>
          <strong>{title || "A picture of yours"}</strong>
          <span class="small">
            {new Date(lastAt).toLocaleDateString(undefined, { day: "numeric", month: "short" })} ·{" "}
            {pictures.length === 1 ? "1 picture" : `${pictures.length} pictures`}
          </span>
        </span>
      </button>
      {asking ? (
        <button type="button" class="button danger" onClick={() => void chat.remove(turns)}>
          Really delete
        </button>
      ) : (
        <button type="button" class="tool" onClick={() => setAsking(true)}>
          <Icon name="bin" />
          <span class="visually-hidden">Delete: {title}</span>
        </button>
      )}
    </li>
  );
}
