import { encodeEnvelope } from "@asi-image-agent/protocol";
import * as z from "zod";
import { DAY } from "../../src/clock.ts";
import type { Directory } from "./directory.ts";
import type { Platform } from "./platform.ts";
import { openEnvelope } from "./received-envelope.ts";
import type { State } from "./state-file.ts";

const LETTER_LIFETIME = 7 * DAY;
const MOST_LETTERS = 500;

const letterSchema = z.object({
  uuid: z.string(),
  /** Wire text: a nonce beyond 2^53 would not survive being parsed and written again. */
  envelope: z.string(),
  receivedAt: z.number(),
  expiresAt: z.number(),
});
export type Letter = z.infer<typeof letterSchema>;

/** The answer to a letter that somebody wants kept. The words are the local Agentverse's own. */
export type Keeping =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: 400 | 404 | 429; readonly detail: string };

/** Letters of agents without an endpoint of their own: the same ones for both versions of the mailbox. */
export interface Letters {
  /** The letters of an address, oldest first. */
  of(address: string): readonly Letter[];
  find(address: string, uuid: string): Letter | null;
  /** Takes a letter in, if it is an envelope to somebody with a mailbox. */
  keep(text: string): Keeping;
  /** Whether there was such a letter. */
  remove(address: string, uuid: string): boolean;
}

export function openLetters(state: State, directory: Directory, { now, newId, report }: Platform): Letters {
  const table = state.table("mailboxes", z.array(letterSchema));
  const of = (address: string) => (table.get(address) ?? []).filter(({ expiresAt }) => expiresAt > now());

  return {
    of,
    find: (address, uuid) => of(address).find((letter) => letter.uuid === uuid.toLowerCase()) ?? null,
    keep(text) {
      const opened = openEnvelope(text, now());
      if (!opened.ok) {
        report(`refused a letter: ${opened.detail}`);
        return { ok: false, status: 400, detail: opened.detail };
      }
      const { sender, target } = opened.envelope;
      if (!directory.hasMailbox(target)) return { ok: false, status: 404, detail: "Agent mailbox not found" };
      const letters = of(target);
      if (letters.length >= MOST_LETTERS) return { ok: false, status: 429, detail: "Agent mailbox is full" };
      const envelope = encodeEnvelope(opened.envelope);
      const letter = { uuid: newId(), envelope, receivedAt: now(), expiresAt: now() + LETTER_LIFETIME };
      table.set(target, [...letters, letter]);
      report(`letter from ${sender} to ${target}`);
      return { ok: true };
    },
    remove(address, uuid) {
      const letters = of(address);
      const left = letters.filter((letter) => letter.uuid !== uuid.toLowerCase());
      if (left.length === letters.length) return false;
      table.set(address, left);
      report(`${address} fetched a letter; ${left.length} left`);
      return true;
    },
  };
}

/** A letter as both versions of the mailbox write it. Source: StoredEnvelope in uagents/mailbox.py. */
export function letterJson({ uuid, envelope, receivedAt, expiresAt }: Letter): string {
  const times = {
    received_at: new Date(receivedAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
  };
  return `${JSON.stringify({ uuid, ...times }).slice(0, -1)},"envelope":${envelope}}`;
}

export function jsonText(text: string): Response {
  return new Response(text, { headers: { "content-type": "application/json" } });
}
