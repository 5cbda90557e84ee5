import { bech32 } from "bech32";

/** Signatures have 113 characters: longer than the 90 that bech32 was designed for. The reference sets no limit. */
const MAX_LENGTH = 256;
const PRINTABLE = /^[\x21-\x7e]+$/;

/** Bytes as bech32 text in lower case. Source: _encode_bech32 in uagents_core/identity.py. */
export function encodeBech32(prefix: string, bytes: Uint8Array): string {
  return bech32.encode(prefix, bech32.toWords(bytes), MAX_LENGTH);
}

/** Text in lower case or upper case, not mixed. null when a character, the checksum or the padding is wrong. */
export function decodeBech32(text: string): { prefix: string; bytes: Uint8Array } | null {
  if (!PRINTABLE.test(text)) return null;
  const decoded = bech32.decodeUnsafe(text, MAX_LENGTH);
  const bytes = decoded && bech32.fromWordsUnsafe(decoded.words);
  return bytes ? { prefix: decoded.prefix, bytes: Uint8Array.from(bytes) } : null;
}
