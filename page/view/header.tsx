import type { ConnectionState } from "../mailbox/mailbox-reader.ts";
import { focusComposer, subject } from "./composer-state.ts";
import { Brand, Icon, type IconName } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { THEMES, theme } from "./theme.ts";
import { dialog, hood, narrow, showChat, type View, view } from "./ui-state.ts";

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
        <ViewLink name="chat" label="Chat" />
        <ViewLink name="gallery" label="Gallery" />
        <ViewLink name="history" label="Chats" />
      </nav>
      <Tools />
    </header>
  );
}

function ViewLink({ name, label }: { readonly name: View; readonly label: string }) {
  return (
    <a href={`#${name}`} aria-current={view.value === name ? "page" : undefined}>
      {label}
    </a>
  );
}

/** The tools of the page. What there is room for stands beside the menu, the rest in it: always by its name. */
function Tools() {
  const { chat } = usePage();
  const cramped = narrow.value || hood.value !== null;
  const begin = () => {
    chat.open();
    subject.value = null;
    showChat();
    requestAnimationFrame(focusComposer);
  };
  return (
    <div class="tools">
      <Tool icon="plus" name="New chat" onClick={begin} />
      {!cramped && <Behind />}
      <button type="button" class="tool" id="open-menu" popovertarget="menu">
        <Icon name="menu" /> Menu
      </button>
      <div id="menu" popover="auto">
        {cramped && <Behind />}
        <Tool icon="person" name="Your identity" onClick={() => open("identity")} />
        <fieldset>
          <legend>Colours</legend>
          {THEMES.map((name) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={theme.value === name}
              onClick={() => {
                theme.value = name;
              }}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

function Behind() {
  return (
    <>
      <Tool
        icon="hood"
        name="Under the hood"
        onClick={() => {
          hood.value = hood.value === null ? { turn: null } : null;
        }}
      />
      <Tool icon="plug" name="Use from your agent" onClick={() => open("use")} />
    </>
  );
}

function Tool({ icon, name, onClick }: { icon: IconName; name: string; onClick: () => void }) {
  return (
    <button
      type="button"
      class="tool"
      onClick={() => {
        document.querySelector<HTMLElement>("#menu")?.hidePopover();
        onClick();
      }}
    >
      <Icon name={icon} /> {name}
    </button>
  );
}

function open(name: "use" | "identity"): void {
  dialog.value = name;
}
