import { CopyButton } from "./copy-field.tsx";

/** Text as it is, to read and to copy. What scrolls can be reached by keyboard. */
export function CodeBlock({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <div class="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller without it is out of the keyboard's reach. */}
      <section class="scroller" tabIndex={0} aria-label={label}>
        <pre>
          <code>{text}</code>
        </pre>
      </section>
      <CopyButton name={label} text={text} />
    </div>
  );
}
