import { MOST_ATTACHMENTS, PER_MESSAGE_BYTES } from "@asi-image-agent/kit";
import { signal } from "@preact/signals";
import { askedText, readAsked } from "../chat/asked.ts";
import type { Chat } from "../chat/chat.ts";
import type { Drawing } from "../chat/conversations.ts";
import type { Turn } from "../chat/turns.ts";
import { blobOf, shrink } from "../pictures/shrink.ts";
import { notify, showChat } from "./ui-state.ts";

const DRAFT_KEY = "image-agent:draft";

/** The text that is being written. It outlives visits to other views and reloads. */
export const draft = signal(localStorage.getItem(DRAFT_KEY) ?? "");
draft.subscribe((text) => localStorage.setItem(DRAFT_KEY, text));

/** The picture that the draft speaks of, by its path. */
export const subject = signal<string | null>(null);
export const shape = signal<string | null>(null);
export const wantedCount = signal(1);
/** Pictures that go with the draft, as files that this browser can read. */
export const attached = signal<readonly Blob[]>([]);

export function focusComposer(): void {
  document.querySelector<HTMLElement>("#composer")?.focus({ preventScroll: true });
}

/** Adds pictures to the draft. Says so where one is none, or is one too many. */
export async function attach(files: Iterable<Blob>): Promise<void> {
  for (const file of files) {
    try {
      (await createImageBitmap(file)).close();
    } catch {
      notify("This browser cannot read that as a picture.");
      continue;
    }
    if (attached.value.length >= MOST_ATTACHMENTS) return notify(`${MOST_ATTACHMENTS} pictures at most.`);
    attached.value = [...attached.value, file];
  }
  focusComposer();
}

/** The draft that an earlier line stands in place of; null: no earlier line is being edited. */
let setAside: string | null = null;

/** Writes into the composer what was asked before, with the pictures that went with it, to be changed. */
export function editLine({ asked, attachments }: Turn): void {
  setAside ??= draft.value;
  draft.value = asked.words;
  subject.value = asked.subject;
  shape.value = asked.shape;
  wantedCount.value = asked.count;
  attached.value = attachments.map(blobOf);
  showChat();
  requestAnimationFrame(focusComposer);
}

/** Gives up editing an earlier line: the draft is what it was. False: none is being edited. */
export function leaveLine(): boolean {
  if (setAside === null) return false;
  draft.value = setAside;
  setAside = null;
  subject.value = null;
  shape.value = null;
  wantedCount.value = 1;
  attached.value = [];
  return true;
}

/** The next words are about this picture. */
export function changePicture(chat: Chat, { turn, picture }: Drawing): void {
  chat.open(turn.session);
  subject.value = picture.path;
  showChat();
  requestAnimationFrame(focusComposer);
}

/** Sends the draft with all that belongs to it. An empty one stays where it is. */
export async function sendDraft(chat: Chat, agentUrl: string): Promise<void> {
  const words = draft.value.trim();
  const files = attached.value;
  if (words === "" && files.length === 0) return;
  const text = askedText(
    { words, subject: subject.value, shape: shape.value, count: wantedCount.value },
    agentUrl,
  );
  const uris = await Promise.all(files.map((file) => shrink(file, PER_MESSAGE_BYTES / files.length)));
  draft.value = setAside ?? "";
  setAside = null;
  subject.value = null;
  attached.value = [];
  await chat.say(text, uris);
}

/** Asks for something about a picture in the conversation that it belongs to: by its link, unless it is the latest. */
export async function askAbout(
  chat: Chat,
  { turn, picture }: Drawing,
  words: string,
  agentUrl: string,
): Promise<void> {
  chat.open(turn.session);
  showChat();
  const turns = chat.shown.value;
  const latest = turns.flatMap(({ answers }) => answers).findLast(({ kind }) => kind === "picture");
  const isLatest = latest?.kind === "picture" && latest.path === picture.path;
  const isMeant = isLatest && turns.at(-1)?.answers.length !== 0;
  const asked = { ...readAsked(words), subject: isMeant ? null : picture.path };
  await chat.say(askedText(asked, agentUrl));
}
