import { useEffect, useRef } from "preact/hooks";
import { LONGEST_CHAT_TEXT } from "../../src/agent/description.ts";
import { CANCEL, isWaiting } from "../chat/turns.ts";
import { ComposerOptions } from "./composer-options.tsx";
import { attach, draft, editLine, focusComposer, leaveLine, sendDraft, subject } from "./composer-state.ts";
import { Icon } from "./icons.tsx";
import { type PageContext, usePage } from "./page-context.ts";
import { hood } from "./ui-state.ts";

export function Composer() {
  const page = usePage();
  const area = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => (area.current === null ? undefined : grow(area.current)), [draft.value]);
  useEffect(() => measure(form.current), []);
  useEffect(() => {
    // On a phone the keyboard would cover the page.
    if (window.matchMedia("(pointer: fine)").matches) focusComposer();
    const onKey = (event: KeyboardEvent) => anywhere(event, page);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const send = () => void sendDraft(page.chat, page.facts.url);
  const label = subject.value === null ? "Describe a picture" : "Say what should change";
  return (
    <form
      class="composer"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-box">
        <ComposerOptions>
          <label class="visually-hidden" for="composer">
            {label}
          </label>
          <textarea
            id="composer"
            ref={area}
            rows={1}
            maxLength={LONGEST_CHAT_TEXT}
            placeholder={`${label}…`}
            autocomplete="off"
            enterkeyhint="send"
            value={draft.value}
            onInput={(event) => {
              draft.value = event.currentTarget.value;
            }}
            onPaste={(event) => {
              const files = [...(event.clipboardData?.files ?? [])];
              if (files.length === 0) return;
              event.preventDefault();
              void attach(files);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowUp" && draft.value === "") return editLast(event, page);
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              send();
            }}
          />
        </ComposerOptions>
        <button type="submit" class="send">
          <Icon name="send" />
          <span class="visually-hidden">Send</span>
        </button>
      </div>
    </form>
  );
}

function editLast(event: KeyboardEvent, { chat }: PageContext): void {
  const last = chat.shown.value.at(-1);
  if (last === undefined) return;
  event.preventDefault();
  editLine(last);
}

/** Keys that count wherever the focus is: "/" goes to the composer, Escape leaves a line, or stops what is being drawn. */
function anywhere(event: KeyboardEvent, { chat, facts }: PageContext): void {
  if (document.querySelector("dialog[open], :popover-open") !== null || event.isComposing) return;
  const writing = event.target instanceof Element && event.target.matches("input, textarea, select");
  if (event.key === "/" && !writing) {
    event.preventDefault();
    focusComposer();
  }
  if (event.key !== "Escape" || hood.value !== null) return;
  if (leaveLine()) return;
  if (subject.value !== null) subject.value = null;
  else if (chat.shown.value.some((turn) => isWaiting(turn, facts.clock()))) void chat.say(CANCEL);
}

/** Makes the box as high as its text, up to what the style allows. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

/** Tells the style how high the composer is: nothing that is scrolled to shall lie below it. */
function measure(form: HTMLElement | null): (() => void) | undefined {
  if (form === null) return undefined;
  const observer = new ResizeObserver(() => {
    document.documentElement.style.setProperty("--composer", `${form.offsetHeight}px`);
  });
  observer.observe(form);
  return () => observer.disconnect();
}
