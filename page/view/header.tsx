import type { ConnectionState } from "../mailbox/mailbox-reader.ts";
import { Brand, Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { dialog, hood, view } from "./ui-state.ts";

const CONNECTION: Record<ConnectionState, string> = {
  connecting: "connecting",
  live: "live",
  polling: "connected",
  unreachable: "not reachable, trying again",
};

export function Header() {
  const { facts, chat } = usePage();
  const connection = chat.connection.value;
  return (
    <header class="bar">
      <div class="brand">
        <Brand />
        <span class="brand-name">{facts.name}</span>
        {connection !== null && (
          <span class={`connection ${connection}`}>
            <span class="visually-hidden">Connection: </span>
            {CONNECTION[connection]}
          </span>
        )}
      </div>
      <nav class="views" aria-label="Views">
        <ViewLink name="chat" href="#chat" label="Chat" />
        <ViewLink name="gallery" href="#gallery" label="Gallery" />
      </nav>
      <div class="tools">
        <button
          type="button"
          class="tool"
          id="open-hood"
          aria-expanded={hood.value !== null}
          onClick={() => {
            hood.value = hood.value === null ? { turn: null } : null;
          }}
        >
          <Icon name="hood" />
          <span class="tool-name">Under the hood</span>
        </button>
        <button type="button" class="tool" onClick={() => open("use")}>
          <Icon name="plug" />
          <span class="tool-name">Use from your agent</span>
        </button>
        <button type="button" class="tool" onClick={() => open("identity")}>
          <Icon name="person" />
          <span class="visually-hidden">Your identity</span>
        </button>
      </div>
    </header>
  );
}

function open(name: "use" | "identity"): void {
  dialog.value = name;
}

function ViewLink({ name, href, label }: { name: "chat" | "gallery"; href: string; label: string }) {
  return (
    <a href={href} aria-current={view.value === name ? "page" : undefined}>
      {label}
    </a>
  );
}
