import { drawingsOf } from "../chat/turns.ts";
import { usePage } from "./page-context.ts";
import { enlarged } from "./ui-state.ts";

/** All that this browser has had drawn, newest first. */
export function Gallery() {
  const { chat } = usePage();
  const drawings = drawingsOf(chat.turns.value);
  return (
    <section class="gallery" aria-labelledby="gallery-title">
      <h1 id="gallery-title">Gallery</h1>
      {drawings.length === 0 ? (
        <p class="lead">
          Nothing here yet. What you have drawn appears here, in this browser only.{" "}
          <a href="#chat">Draw something</a>.
        </p>
      ) : (
        <ul class="grid">
          {drawings.map(({ turn, picture }) => (
            <li key={picture.letterId}>
              <button
                type="button"
                class="tile"
                onClick={() => {
                  enlarged.value = picture.letterId;
                }}
              >
                <img
                  src={picture.path}
                  alt={turn.text}
                  width={picture.size?.width ?? 1}
                  height={picture.size?.height ?? 1}
                  loading="lazy"
                  decoding="async"
                />
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
