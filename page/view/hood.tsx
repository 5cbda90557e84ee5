import { useEffect, useRef } from "preact/hooks";
import type { Turn } from "../chat/turns.ts";
import type { WireRecord } from "../letters/wire-record.ts";
import { EnvelopeCard } from "./envelope-card.tsx";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { durationText } from "./passing-time.ts";
import { hood } from "./ui-state.ts";

/** The envelopes as they went over the wire, with what each part of them is for. */
export function Hood() {
  const open = hood.value;
  return open === null ? null : <Drawer turn={open.turn} />;
}

function Drawer({ turn }: { readonly turn: string | null }) {
  const { chat, records } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The way back: to what opened it, or to the menu that had it.
    const active = document.activeElement;
    const opener = active instanceof HTMLElement && active !== document.body ? active : null;
    heading.current?.focus();
    return () => opener?.focus();
  }, []);
  const shown = chat.turns.value.find(({ msgId }) => msgId === turn) ?? chat.shown.value.at(-1);
  const envelopes = records.value.filter(({ id }) => shown?.records.includes(id));
  const start = envelopes[0]?.at ?? 0;
  const close = () => {
    hood.value = null;
  };
  return (
    <aside
      class="hood"
      aria-labelledby="hood-title"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <div class="modal-head">
        <h2 id="hood-title" ref={heading} tabIndex={-1}>
          Under the hood
        </h2>
        <button type="button" class="tool" onClick={close}>
          <Icon name="close" />
          <span class="visually-hidden">Close</span>
        </button>
      </div>
      {shown === undefined ? (
        <p class="lead">Say something first. Then every envelope that travels is laid open here.</p>
      ) : (
        <>
          <p class="small">
            You and the agent exchange signed envelopes: yours go by POST to <code>/submit</code>, its answers
            lie in a mailbox that only your key opens. This is what travelled for “{shown.asked.words}”, as it
            went over the wire.
          </p>
          <p class="small">{timesOf(shown)}</p>
          <ol class="wire">
            {envelopes.map((record) => (
              <EnvelopeCard key={record.id} record={record} sinceStart={record.at - start} />
            ))}
          </ol>
          <Legend records={envelopes} />
        </>
      )}
    </aside>
  );
}

function timesOf({ sentAt, acknowledgedAt, answers: [first] }: Turn): string {
  const acknowledged =
    acknowledgedAt === null ? [] : [`Acknowledged in ${durationText(acknowledgedAt - sentAt)}`];
  const answered =
    first === undefined
      ? []
      : [
          `${first.kind === "picture" ? "drawn" : "answered"} in ${durationText(first.at - sentAt)}, signature verified`,
        ];
  return [...acknowledged, ...answered].join(" · ");
}

function Legend({ records }: { readonly records: readonly WireRecord[] }) {
  const bytes = records.reduce((sum, { wire }) => sum + wire.length, 0);
  const genuine = records.filter((record) => record.direction === "received" && record.genuine).length;
  return (
    <p class="small">
      {records.length} envelopes, {bytes.toLocaleString("en")} bytes. {genuine} of the agent's, each verified
      here in your browser. The same envelopes travel between any two agents; there is no other way in.
    </p>
  );
}
