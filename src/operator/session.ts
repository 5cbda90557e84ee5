import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { HOUR, SECOND } from "../clock.ts";

/** The time for which a browser stays logged in, in ms. */
export const SESSION_LIFETIME = 12 * HOUR;

/** The cookie that holds a session: its name, and whether it only travels over TLS. */
export interface SessionCookie {
  readonly name: string;
  readonly secure: boolean;
}

/**
 * Gives the browser a session in place of the operator's token: a cookie that says until when it is valid (ms), signed
 * with a key made of the token. No script can read it and no other site can send it. Nothing is stored: another token
 * ends every session.
 */
export async function setSession(
  context: Context,
  { name, secure }: SessionCookie,
  token: string,
  now: number,
): Promise<void> {
  await setSignedCookie(context, name, String(now + SESSION_LIFETIME), keyOf(token), {
    path: "/",
    secure,
    httpOnly: true,
    sameSite: "Strict",
    maxAge: SESSION_LIFETIME / SECOND,
  });
}

/** Whether the request carries a session that this token has signed and that is not over. */
export async function isInSession(
  context: Context,
  { name }: SessionCookie,
  token: string,
  now: number,
): Promise<boolean> {
  const expiresAt = await getSignedCookie(context, keyOf(token), name);
  return typeof expiresAt === "string" && Number(expiresAt) > now;
}

/** Compares two texts in a time that says nothing about where they differ, nor how long the right one is. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [sha256(utf8ToBytes(one)), sha256(utf8ToBytes(other))];
  return first.reduce((difference, byte, index) => difference | (byte ^ (second[index] ?? 0)), 0) === 0;
}

/** A key for sessions alone: what the token may sign one day is no session. */
function keyOf(token: string): string {
  return `operator session: ${token}`;
}
