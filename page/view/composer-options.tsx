import type { ComponentChildren } from "preact";
import { MOST_AT_ONCE, SHAPES } from "../chat/asked.ts";
import { attach, attached, shape, subject, wantedCount } from "./composer-state.ts";
import { Icon } from "./icons.tsx";
import { Thumbnail } from "./thumbnail.tsx";

const NUMBERS = Array.from({ length: MOST_AT_ONCE }, (_, index) => index + 1);

/** Around the words: above them what they are about, below them quiet choices. */
export function ComposerOptions({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="composer-fields">
      <About />
      {children}
      <div class="composer-options">
        <label class="option">
          <Icon name="attach" />
          <span>
            Attach<span class="visually-hidden"> pictures</span>
          </span>
          <input
            type="file"
            class="visually-hidden"
            accept="image/*"
            multiple
            onChange={({ currentTarget }) => {
              void attach([...(currentTarget.files ?? [])]);
              currentTarget.value = "";
            }}
          />
        </label>
        <select
          class="option"
          aria-label="Shape"
          value={shape.value ?? ""}
          onChange={({ currentTarget }) => {
            shape.value = currentTarget.value || null;
          }}
        >
          <option value="">Any shape</option>
          {SHAPES.map(([ratio, name]) => (
            <option key={ratio} value={ratio}>
              {name}
            </option>
          ))}
        </select>
        <select
          class="option"
          aria-label="How many"
          value={wantedCount.value}
          onChange={({ currentTarget }) => {
            wantedCount.value = Number(currentTarget.value);
          }}
        >
          {NUMBERS.map((number) => (
            <option key={number} value={number}>
              {number === 1 ? "1 picture" : `${number} pictures`}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}

/** The picture that is to be changed, and those that are attached. */
function About() {
  if (subject.value === null && attached.value.length === 0) return null;
  return (
    <ul class="about" aria-label="What it is about">
      {subject.value !== null && (
        <Item name="the picture to change" onRemove={() => (subject.value = null)}>
          <img class="thumbnail" src={subject.value} alt="The one to change" />
        </Item>
      )}
      {attached.value.map((file, index) => (
        <Item
          key={file}
          name={`attached picture ${index + 1}`}
          onRemove={() => {
            attached.value = attached.value.filter((one) => one !== file);
          }}
        >
          <Thumbnail picture={file} name={`Attached picture ${index + 1}`} />
        </Item>
      ))}
    </ul>
  );
}

function Item({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ComponentChildren;
}) {
  return (
    <li>
      {children}
      <button type="button" class="remove" onClick={onRemove}>
        <Icon name="close" />
        <span class="visually-hidden">Remove {name}</span>
      </button>
    </li>
  );
}
