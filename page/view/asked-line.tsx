import { SHAPES } from "../chat/asked.ts";
import type { Turn } from "../chat/turns.ts";
import { editLine } from "./composer-state.ts";
import { Icon } from "./icons.tsx";
import { Thumbnail } from "./thumbnail.tsx";

/** A person's message: the words, and beside them what was chosen or attached. */
export function AskedLine({ turn }: { readonly turn: Turn }) {
  const { words, subject, shape, count } = turn.asked;
  const named = SHAPES.find(([ratio]) => ratio === shape)?.[1];
  const choices = [named ?? shape, count > 1 ? `${count} pictures` : null].filter(
    (choice) => choice !== null,
  );
  return (
    <div class="asked-line">
      <button type="button" class="remove edit" onClick={() => editLine(turn)}>
        <Icon name="edit" />
        <span class="visually-hidden">Edit: {words}</span>
      </button>
      <div class="asked">
        {(subject !== null || turn.attachments.length > 0) && (
          <div class="about">
            {subject !== null && <img class="thumbnail" src={subject} alt="What it is about" />}
            {turn.attachments.map((uri, index) => (
              <Thumbnail key={uri} picture={uri} name={`Attached picture ${index + 1}`} />
            ))}
          </div>
        )}
        <p>{words}</p>
        {choices.length > 0 && <p class="choices">{choices.join(" · ")}</p>}
      </div>
    </div>
  );
}
