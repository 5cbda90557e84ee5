import { useRef } from "preact/hooks";
import { LONGEST_CHAT_TEXT } from "../../src/agent/description.ts";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";

export function Composer() {
  const { chat } = usePage();
  const words = useRef<HTMLTextAreaElement>(null);

  const send = () => {
    const text = words.current?.value.trim() ?? "";
    if (words.current === null || text === "") return;
    words.current.value = "";
    grow(words.current);
    void chat.say(text);
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div class="composer-box">
        <label class="visually-hidden" for="composer">
          Describe a picture
        </label>
        <textarea
          id="composer"
          ref={words}
          rows={1}
          maxLength={LONGEST_CHAT_TEXT}
          placeholder="Describe a picture…"
          autocomplete="off"
          enterkeyhint="send"
          onInput={(event) => grow(event.currentTarget)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="submit" class="send">
          <Icon name="send" />
          <span class="visually-hidden">Draw it</span>
        </button>
      </div>
    </form>
  );
}

/** As high as its text, up to what the style allows. */
function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}
