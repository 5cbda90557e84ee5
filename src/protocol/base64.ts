const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const OUTSIDE = 64;
const PAD = "=".charCodeAt(0);
const SEXTETS = Uint8Array.from({ length: 128 }, (_, code) => {
  const sextet = ALPHABET.indexOf(String.fromCharCode(code));
  return sextet === -1 ? OUTSIDE : sextet;
});
const CHUNK = 0x8000;

export function encodeBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/**
 * Reads base64 as Python's base64.b64decode does (binascii.a2b_base64, not strict), because peers' payloads
 * are read by it: characters outside the alphabet are skipped, the first complete padding ends the data.
 * Skipping is harmless here: what is signed is the text as it stands, not the bytes it stands for.
 * null for non-ASCII text and for missing padding.
 */
export function decodeBase64(text: string): Uint8Array | null {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let position = 0;
  let pads = 0;
  let complete = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const sextet = SEXTETS[code];
    if (sextet === undefined) return null;
    if (complete) continue;
    if (code === PAD) {
      pads++;
      complete = position >= 2 && position + pads >= 4;
      continue;
    }
    if (sextet === OUTSIDE) continue;
    pads = 0;
    held = ((held << 6) | sextet) & 0xffff;
    if (position > 0) bytes[length++] = held >> (6 - 2 * position);
    position = (position + 1) % 4;
  }
  return position === 0 || complete ? bytes.subarray(0, length) : null;
}
