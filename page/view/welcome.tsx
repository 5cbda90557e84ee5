import type { Facts } from "../facts.ts";
import { usePage } from "./page-context.ts";

/** Prompts that the page shows with a picture: drawn by the offline sketch, see docs/page.md. */
const SHOWN = [
  { file: "lighthouse", words: "A lighthouse in a storm, as a woodcut" },
  { file: "fox", words: "A fox in the snow at night" },
  { file: "teapot", words: "A teapot and two cups, pixel art" },
] as const;

const MORE = [
  "Mountains and a lake at sunset, in watercolour",
  "A sailing boat under the moon",
  "A cat in the rain",
  "An owl in a winter forest",
] as const;

/** The page before anything was said. */
export function Welcome() {
  const { chat, facts } = usePage();
  return (
    <section class="welcome">
      <h1>What would you like to see?</h1>
      <p class="lead">
        Describe it and watch it being drawn. You need no account: your browser signs its own messages, in the
        protocol that agents speak with each other.
      </p>
      <Drawing by={facts.drawnBy} development={facts.development} />
      <ul class="examples" aria-label="Examples">
        {SHOWN.map(({ file, words }) => (
          <li key={file}>
            <button type="button" class="example" onClick={() => void chat.say(words)}>
              <img src={`/assets/example-${file}.webp`} alt="" width="432" height="432" />
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

/** The line that tells a visitor that the agent has no image model yet, and its operator the way to one. */
function Drawing({ by, development }: { readonly by: Facts["drawnBy"]; readonly development: boolean }) {
  if (by === "model") return null;
  return (
    <p class="hint">
      {by === "sketch"
        ? "For now this agent only sketches, with a few shapes. "
        : "This agent cannot draw yet. "}
      {development ? (
        <>
          For real pictures put <code>ASI_LLM_KEY=…</code> with a key of ASI:One into <code>.dev.vars</code>{" "}
          and start it again.
        </>
      ) : (
        <>
          Its operator sets a key with <code>npx wrangler secret put ASI_LLM_KEY</code>.
        </>
      )}
    </p>
  );
}
