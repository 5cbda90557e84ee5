import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { HOUR } from "../clock.ts";

/** How long a browser stays logged in, in ms. */
export const SESSION_LIFETIME = 12 * HOUR;

/**
 * What a browser holds in place of the operator's token: until when it is valid, and an HMAC of that. Nothing is
 * stored; another token ends every session. `expiresAt` in ms.
 */
export function sealSession(token: string, expiresAt: number): string {
  return `${expiresAt}.${macOf(token, String(expiresAt))}`;
}

export function isSessionValid(token: string, session: string, now: number): boolean {
  const [expiresAt = "", mac = ""] = session.split(".");
  return isSame(mac, macOf(token, expiresAt)) && Number(expiresAt) > now;
}

/** Compares two texts in a time that says nothing about where they differ, nor how long the right one is. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [sha256(utf8ToBytes(one)), sha256(utf8ToBytes(other))];
  return first.reduce((difference, byte, index) => difference | (byte ^ (second[index] ?? 0)), 0) === 0;
}

function macOf(token: string, expiresAt: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(token), utf8ToBytes(`operator session until ${expiresAt}`)));
}
