import { useEffect } from "preact/hooks";
import { isWaiting } from "../chat/turns.ts";
import { Announcer } from "./announcer.tsx";
import { Composer } from "./composer.tsx";
import { Feed } from "./feed.tsx";
import { Gallery } from "./gallery.tsx";
import { Header } from "./header.tsx";
import { Hood } from "./hood.tsx";
import { IdentityDialog } from "./identity-dialog.tsx";
import { Lightbox } from "./lightbox.tsx";
import { usePage } from "./page-context.ts";
import { keepTime } from "./passing-time.ts";
import { dialog, hood, narrow, notice, view } from "./ui-state.ts";
import { UseDialog } from "./use-dialog.tsx";
import { Welcome } from "./welcome.tsx";

export function App() {
  const { chat, facts } = usePage();
  const turns = chat.turns.value;
  const waits = turns.some((turn) => isWaiting(turn, facts.clock()));
  useEffect(() => (waits ? keepTime() : undefined), [waits]);
  return (
    <div class={hood.value === null ? undefined : "with-hood"}>
      {/* What the drawer covers is out of the keyboard's way. */}
      <div class="page-proper" inert={hood.value !== null && narrow.value}>
        {view.value === "chat" && (
          <a class="skip" href="#composer">
            Skip to the composer
          </a>
        )}
        <Header />
        <main>
          <div class="stage">{stage(turns.length === 0)}</div>
          {view.value === "chat" && <Composer />}
        </main>
      </div>
      <Hood />
      {dialog.value === "use" && <UseDialog />}
      {dialog.value === "identity" && <IdentityDialog />}
      <Lightbox />
      <p class={notice.value === "" ? "toast" : "toast shown"} role="status">
        {notice.value}
      </p>
      <Announcer />
    </div>
  );
}

function stage(nothingSaid: boolean) {
  if (view.value === "gallery") return <Gallery />;
  return nothingSaid ? <Welcome /> : <Feed />;
}
