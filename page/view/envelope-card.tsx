import { useMemo, useState } from "preact/hooks";
import type { WireRecord } from "../letters/wire-record.ts";
import { explainFields, explainMessage } from "../wire/explanations.ts";
import { type OpenedEnvelope, openWire, tampered } from "../wire/opened-envelope.ts";
import { CodeBlock } from "./code-block.tsx";
import { Icon } from "./icons.tsx";
import { usePage } from "./page-context.ts";
import { durationText } from "./passing-time.ts";

interface Props {
  readonly record: WireRecord;
  /** The time since the first envelope of the conversation, in ms. */
  readonly sinceStart: number;
}

export function EnvelopeCard({ record, sinceStart }: Props) {
  const opened = useMemo(() => openWire(record.wire), [record.wire]);
  if (opened === null) return null;
  const received = record.direction === "received";
  const good = received ? record.genuine : opened.verification.ok;
  return (
    <li class={received ? "from-agent" : "from-you"}>
      <details class="envelope">
        <summary>
          <span class="route">{received ? "agent → you" : "you → agent"}</span>
          <strong>{opened.messageName}</strong>
          <span class="when">{sinceStart === 0 ? "0 ms" : `+${durationText(sinceStart)}`}</span>
          <span class={good ? "seal good" : "seal bad"}>
            <Icon name={good ? "check" : "warning"} /> {good ? "signed" : "not genuine"}
          </span>
        </summary>
        <EnvelopeBody record={record} opened={opened} />
      </details>
      <p class="small">{explainMessage(record, opened)}</p>
    </li>
  );
}

function EnvelopeBody({ record, opened }: { readonly record: WireRecord; readonly opened: OpenedEnvelope }) {
  return (
    <div class="envelope-body">
      <h3>Message</h3>
      <CodeBlock label="Message" text={opened.message} />
      <h3>Envelope</h3>
      <dl class="fields">
        {explainFields(opened).map(({ name, value, meaning, signed }) => (
          <div key={name}>
            <dt>
              {name}
              {signed && <span class="signed">signed</span>}
            </dt>
            <dd>
              <code>{value}</code>
              <span class="small">{meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
      <h3>Signature</h3>
      <Signature record={record} opened={opened} />
      <h3>On the wire</h3>
      <p class="small">{transport(record)}</p>
      <CodeBlock label="Envelope" text={record.wire} />
    </div>
  );
}

function Signature({ record, opened }: { readonly record: WireRecord; readonly opened: OpenedEnvelope }) {
  const { facts } = usePage();
  const [trial, setTrial] = useState<OpenedEnvelope | null>(null);
  const { verification, envelope } = opened;
  const stranger = record.direction === "received" && envelope.sender !== facts.address;
  return (
    <ol class="proof">
      <li>
        The members marked “signed” are put together: texts as UTF-8, numbers as eight bytes, big-endian.
      </li>
      <li>
        SHA-256 makes 32 bytes of them, the digest: <code>{opened.digest}</code>
      </li>
      <li>
        The sender's address spells its public key: <code>{opened.publicKey ?? "it does not"}</code>
      </li>
      <li class={verification.ok && !stranger ? "good" : "bad"}>
        {verification.ok
          ? "The signature fits digest and key."
          : `The signature does not fit: ${verification.reason}.`}
        {stranger && " But the sender is not this agent."}
      </li>
      <li>
        <button type="button" class="button quiet" onClick={() => setTrial(tampered(opened))}>
          Change one character
        </button>
        {trial !== null && (
          <p class="bad" role="status">
            The digest is now <code>{trial.digest}</code>, and the signature{" "}
            {trial.verification.ok ? "still fits." : "fits no more: nobody can change a word on the way."}
          </p>
        )}
      </li>
    </ol>
  );
}

function transport(record: WireRecord): string {
  switch (record.direction) {
    case "sent":
      return record.sending.state === "taken"
        ? `POST /submit, answered 200 after ${durationText(record.sending.tookMs)}: by then it was on the agent's disk.`
        : "POST /submit, without an answer so far.";
    case "acknowledged":
      return "POST /submit, answered 200.";
    case "received":
      return record.via === "stream"
        ? "Pushed over the mailbox's WebSocket, kept in this browser, then deleted from the mailbox."
        : "Found by GET in the mailbox, kept in this browser, then deleted there.";
  }
}
