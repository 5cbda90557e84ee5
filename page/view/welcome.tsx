import { usePage } from "./page-context.ts";

/** Prompts that the page shows with a picture: drawn by the offline sketch, see docs/page.md. */
const SHOWN = [
  { file: "lighthouse", words: "A lighthouse in a storm, as a woodcut" },
  { file: "fox", words: "A fox in the snow at night" },
  { file: "lake", words: "Mountains and a lake at sunset, in watercolour" },
] as const;

const MORE = [
  "A cat on a windowsill, rain outside",
  "A sailing boat under the moon",
  "A teapot and two cups, pixel art",
  "An owl in a winter forest",
] as const;

/** What there is before anything was said. */
export function Welcome() {
  const { chat, facts } = usePage();
  return (
    <section class="welcome">
      <h1>What would you like to see?</h1>
      <p class="lead">
        Describe it, and {facts.name} draws it. No account: your browser signs its messages itself, in the
        same protocol that agents speak with each other.
      </p>
      <ul class="examples" aria-label="Examples">
        {SHOWN.map(({ file, words }) => (
          <li key={file}>
            <button type="button" class="example" onClick={() => void chat.say(words)}>
              <img src={`/assets/example-${file}.webp`} alt="" width="384" height="384" />
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
      <ul class="chips" aria-label="More examples">
        {MORE.map((words) => (
          <li key={words}>
            <button type="button" class="chip" onClick={() => void chat.say(words)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
