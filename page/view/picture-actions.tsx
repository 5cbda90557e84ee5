import { type Answer, pictureKeyOf, type Turn } from "../chat/turns.ts";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { saveFile } from "./save-file.ts";
import { copy, notify } from "./ui-state.ts";

interface Props {
  readonly turn: Turn;
  readonly picture: Extract<Answer, { kind: "picture" }>;
}

export function PictureActions({ turn, picture }: Props) {
  const { chat, facts } = usePage();
  const shared = `${facts.url}/p/${pictureKeyOf(picture.path)}`;
  return (
    <ul class="actions" aria-label="Picture">
      <li>
        <button type="button" class="action" onClick={() => void copy(shared, "Link copied.")}>
          <Icon name="link" /> Copy link
        </button>
      </li>
      <li>
        <button type="button" class="action" onClick={() => void download(picture.path, turn.text)}>
          <Icon name="download" /> Download
        </button>
      </li>
      <li>
        <a class="action" href={`/p/${pictureKeyOf(picture.path)}`} target="_blank" rel="noopener">
          <Icon name="share" /> Open page
        </a>
      </li>
      <li>
        <button type="button" class="action" onClick={() => void chat.say(turn.text)}>
          <Icon name="again" /> Draw again
        </button>
      </li>
    </ul>
  );
}

/** The agent serves a picture under its key; on disk its words tell more. */
async function download(path: string, words: string): Promise<void> {
  try {
    const response = await fetch(path);
    if (!response.ok) return notify("The agent no longer keeps this picture.");
    saveFile(await response.blob(), fileName(words, path));
  } catch {
    notify("The agent could not be reached.");
  }
}

/** The words as a file name that every system takes. */
function fileName(words: string, path: string): string {
  const name = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return `${name === "" ? "picture" : name}${/\.\w+$/.exec(path)?.[0] ?? ""}`;
}
