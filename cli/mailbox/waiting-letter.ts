import { expiryTime } from "@asi-image-agent/kit/endpoint";
import { canonicalJson, isJsonObject, type JsonValue, parseJson } from "@asi-image-agent/protocol";

/** A letter that waits for the agent in its mailbox at Agentverse. Nothing in it is verified: the agent does that. */
export interface WaitingLetter {
  readonly uuid: string;
  /** Wire text of the envelope, with all digits of its numbers; empty: it cannot be read. */
  readonly wire: string;
  /** The sender and the target as the envelope claims them; empty: it names none. */
  readonly sender: string;
  readonly target: string;
  /** Times in ms since 1970; null: not told. */
  readonly receivedAt: number | null;
  readonly expiresAt: number | null;
}

/**
 * Reads the answer of GET …/mailbox, oldest letter first; null: it is no list. An item without a uuid is left out: it
 * could not be deleted. What is wrong inside an envelope is for the agent to say. Source: StoredEnvelope in
 * uagents/mailbox.py.
 */
export function readWaitingLetters(text: string): WaitingLetter[] | null {
  const json = parseJson(text);
  if (!json.ok) return loneLetter(text);
  if (!Array.isArray(json.value)) return null;
  const items: readonly JsonValue[] = json.value;
  return items.flatMap((item) => {
    if (!isJsonObject(item) || typeof item.uuid !== "string" || item.envelope === undefined) return [];
    const { uuid, envelope, received_at, expires_at } = item;
    const claims = isJsonObject(envelope) ? envelope : {};
    return [
      {
        uuid,
        wire: canonicalJson(envelope),
        sender: textOf(claims.sender),
        target: textOf(claims.target),
        receivedAt: timeOf(received_at),
        expiresAt: timeOf(expires_at),
      },
    ];
  });
}

/**
 * A single letter that our parser refuses, so that it can at least be deleted: otherwise whoever makes one would hold up
 * all others. In a text inside of it the quotes are escaped.
 */
function loneLetter(text: string): WaitingLetter[] | null {
  const [uuid, ...others] = [...text.matchAll(/"uuid"\s*:\s*"([0-9a-f-]{36})"/gi)].map((match) => match[1]);
  if (uuid === undefined || others.length > 0) return null;
  return [{ uuid, wire: "", sender: "", target: "", receivedAt: null, expiresAt: null }];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** ISO 8601; without a zone it is UTC, as Python writes it. */
function timeOf(value: JsonValue | undefined): number | null {
  return typeof value === "string" ? expiryTime(value) : null;
}
