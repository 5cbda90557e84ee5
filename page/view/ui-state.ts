import { signal } from "@preact/signals";

const VIEWS = ["chat", "gallery", "history"] as const;
export type View = (typeof VIEWS)[number];

/** Which view is open; it follows the URL, so that Back does what it should. */
export const view = signal<View>("chat");

/** The turn that the drawer shows, by its msg_id, or the last one. null: it is closed. */
export const hood = signal<{ readonly turn: string | null } | null>(null);

export const dialog = signal<"use" | "identity" | null>(null);

/** The picture that is shown large, by its path. */
export const enlarged = signal<string | null>(null);

/** The words that are searched for in the gallery. */
export const searchWords = signal("");

const narrowWindow = window.matchMedia("(max-width: 74.99rem)");

/** Whether the drawer lies over the page instead of beside it. */
export const narrow = signal(narrowWindow.matches);
narrowWindow.addEventListener("change", ({ matches }) => {
  narrow.value = matches;
});

/** A word of passing interest, for the eye and the screen reader. */
export const notice = signal("");

function followLocation(): void {
  view.value = VIEWS.find((name) => location.hash === `#${name}`) ?? "chat";
}
followLocation();
window.addEventListener("hashchange", followLocation);

/** Opens the chat at its end, whatever is open now. */
export function showChat(): void {
  enlarged.value = null;
  if (view.value !== "chat") location.hash = "#chat";
  view.value = "chat";
}

let clearing: ReturnType<typeof setTimeout> | undefined;

export function notify(text: string): void {
  notice.value = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    notice.value = "";
  }, 4_000);
}

export async function copy(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify(done);
  } catch {
    notify("Copying is not allowed here.");
  }
}
