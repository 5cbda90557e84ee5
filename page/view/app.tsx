import { useEffect } from "preact/hooks";
import { isWaiting } from "../chat/turns.ts";
import { Announcer } from "./announcer.tsx";
import { BehindTheScenes } from "./behind-the-scenes.tsx";
import { Composer } from "./composer.tsx";
import { attach } from "./composer-state.ts";
import { Feed } from "./feed.tsx";
import { Gallery } from "./gallery.tsx";
import { Header } from "./header.tsx";
import { History } from "./history.tsx";
import { usePage } from "./page-context.ts";
import { keepTime } from "./passing-time.ts";
import { countInTitle } from "./tab-title.ts";
import { hood, narrow, notice, showChat, view } from "./ui-state.ts";
import { Welcome } from "./welcome.tsx";

export function App() {
  const { chat, facts } = usePage();
  const waits = chat.turns.value.some((turn) => isWaiting(turn, facts.clock()));
  useEffect(() => (waits ? keepTime() : undefined), [waits]);
  useEffect(() => countInTitle(chat), []);
  useEffect(() => {
    // Each of them begins at its top; the chat goes to its end.
    if (view.value !== "chat") window.scrollTo(0, 0);
  }, [view.value]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a picture may be dropped anywhere; the composer has a button for it.
    <div
      class={hood.value === null ? undefined : "with-hood"}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        showChat();
        void attach([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {/* What the drawer covers is out of the keyboard's way. */}
      <div class="page-proper" inert={hood.value !== null && narrow.value}>
        {view.value === "chat" && (
          <a class="skip" href="#composer">
            Skip to the composer
          </a>
        )}
        <Header />
        <main>
          <div class="stage">{stage(chat.shown.value.length === 0)}</div>
          {view.value === "chat" && <Composer />}
        </main>
      </div>
      <BehindTheScenes />
      <p class={notice.value === "" ? "toast" : "toast shown"} role="status">
        {notice.value}
      </p>
      <Announcer />
    </div>
  );
}

/** Words that are dragged go where they are dropped, as ever. */
function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

function stage(nothingSaid: boolean) {
  if (view.value === "gallery") return <Gallery />;
  if (view.value === "history") return <History />;
  return nothingSaid ? <Welcome /> : <Feed />;
}
