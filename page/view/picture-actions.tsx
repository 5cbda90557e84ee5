import { SHAPES } from "../chat/asked.ts";
import { captionOf, type Drawing } from "../chat/conversations.ts";
import { pictureKeyOf } from "../chat/turns.ts";
import { asPng } from "../pictures/shrink.ts";
import { askAbout, changePicture } from "./composer-state.ts";
import { Icon, type IconName } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { saveFile } from "./save-file.ts";
import { copy, hood, notify } from "./ui-state.ts";

/** The buttons below a picture. What they ask of the agent are words like any other's. */
export function PictureActions({ drawing }: { readonly drawing: Drawing }) {
  const { chat, facts } = usePage();
  const { turn, picture } = drawing;
  const page = `/p/${pictureKeyOf(picture.path)}`;
  const ask = (words: string) => void askAbout(chat, drawing, words, facts.url);
  return (
    <ul class="actions" aria-label="Picture">
      <Action icon="again" name="Again" onClick={() => ask("again")} />
      <Action icon="several" name="Variations" onClick={() => ask("four variations")} />
      <Action icon="edit" name="Change it" onClick={() => changePicture(chat, drawing)} />
      <li class="action">
        <Icon name="shape" />
        <select
          aria-label="Again in another shape"
          value=""
          onChange={({ currentTarget }) => {
            ask(`make it ${currentTarget.value}`);
            currentTarget.value = "";
          }}
        >
          <option value="">Shape</option>
          {SHAPES.map(([ratio, name]) => (
            <option key={ratio} value={ratio}>
              {name}
            </option>
          ))}
        </select>
      </li>
      <Action
        icon="download"
        name="Download"
        onClick={() => void download(picture.path, captionOf(drawing))}
      />
      <Action icon="copy" name="Copy" title="Copy picture" onClick={() => void copyPicture(picture.path)} />
      <Action
        icon="link"
        name="Link"
        title="Copy link"
        onClick={() => void copy(facts.url + page, "Link copied.")}
      />
      <Action
        icon="hood"
        name="Details"
        onClick={() => {
          hood.value = { turn: turn.msgId };
        }}
      />
    </ul>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly name: string;
  readonly title?: string;
  readonly onClick: () => void;
}

function Action({ icon, name, title = name, onClick }: ActionProps) {
  return (
    <li>
      <button type="button" class="action" aria-label={title} title={title} onClick={onClick}>
        <Icon name={icon} /> {name}
      </button>
    </li>
  );
}

/** The bytes of a picture; null with a word about it if there are none. */
async function load(path: string): Promise<Blob | null> {
  try {
    const response = await fetch(path);
    if (response.ok) return await response.blob();
    notify("The agent no longer keeps this picture.");
  } catch {
    notify("The agent could not be reached.");
  }
  return null;
}

/** The agent serves a picture under its key; on disk its words tell more. */
async function download(path: string, words: string): Promise<void> {
  const picture = await load(path);
  if (picture !== null) saveFile(picture, fileName(words, path));
}

async function copyPicture(path: string): Promise<void> {
  const picture = await load(path);
  if (picture === null) return;
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": asPng(picture) })]);
    notify("Picture copied.");
  } catch {
    notify("Copying is not allowed here.");
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
