import { captionOf, drawingsOf, findDrawings } from "../chat/conversations.ts";
import { usePage } from "./page-context.ts";
import { enlarged, searchWords } from "./ui-state.ts";

/** The pictures that this browser has had drawn, newest first. */
export function Gallery() {
  const { chat } = usePage();
  const all = drawingsOf(chat.turns.value);
  const found = findDrawings(all, searchWords.value);
  return (
    <section class="gallery" aria-labelledby="gallery-title">
      <h1 id="gallery-title">Gallery</h1>
      {all.length === 0 ? (
        <p class="lead">
          Nothing here yet. What you have drawn appears here, in this browser only.{" "}
          <a href="#chat">Draw something</a>.
        </p>
      ) : (
        <input
          type="search"
          class="search"
          placeholder="Search your pictures"
          aria-label="Search your pictures"
          value={searchWords.value}
          onInput={({ currentTarget }) => {
            searchWords.value = currentTarget.value;
          }}
        />
      )}
      {all.length > 0 && found.length === 0 && <p class="lead">No picture with these words.</p>}
      <ul class="grid">
        {found.map((drawing) => (
          <li key={drawing.picture.path}>
            <button
              type="button"
              class="tile"
              onClick={() => {
                enlarged.value = drawing.picture.path;
              }}
            >
              <img
                src={drawing.picture.path}
                alt=""
                width={drawing.picture.size?.width ?? 1}
                height={drawing.picture.size?.height ?? 1}
                loading="lazy"
                decoding="async"
              />
              <span class="caption">{captionOf(drawing)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
