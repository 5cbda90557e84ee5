/** The smallest pictures of each kind that are sent and stored, and what only claims to be one. */

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const fromText = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export const PNG_BASE64 =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const png = fromBase64(PNG_BASE64);

/** SOI, a JFIF segment, a quantisation table's marker. */
export const jpeg = fromText(
  "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xdb\x00\x43\x00",
);

export const gif = fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

export const webpLossy = fromBase64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

export const webpLossless = fromBase64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

export const impostors: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(),
  "a script": fromText("<script>alert(1)</script>"),
  "a page": fromText("<!doctype html><html><body>502 Bad Gateway</body></html>"),
  "an SVG": fromText('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  "a script that begins like a GIF": fromText("GIF89a=alert(1)//aaaaaaaaaaaaaaaaaaaaaaaa"),
  "a page that begins like a GIF": fromText("GIF87a<html><script>alert(1)</script></html>"),
  "a GIF without a width": fromText("GIF89a\x00\x00\x01\x00\x00\x00\x00;"),
  "a page behind the signature of PNG": fromText("\x89PNG\r\n\x1a\n<html><script>alert(1)</script></html>"),
  "a PNG without a height": png.map((byte, at) => (at >= 20 && at < 24 ? 0 : byte)),
  "a PNG of an impossible colour type": png.map((byte, at) => (at === 25 ? 7 : byte)),
  "a PNG cut in its header": png.slice(0, 20),
  "a page behind the first bytes of JPEG": fromText("\xff\xd8\xff\xe0<html><script>alert(1)</script></html>"),
  "a JPEG marker alone": fromText("\xff\xd8\xff"),
  "a page in a RIFF": fromText("RIFF\x20\x00\x00\x00WEBP<html><script>alert(1)</script>"),
  "a wave file": fromText("RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x44\xac\x00\x00"),
  "a page in a WebP chunk": fromText("RIFF\x20\x00\x00\x00WEBPVP8 <html><script>alert(1)</script>"),
  "a PDF": fromText("%PDF-1.7\n1 0 obj <<>> endobj                      "),
};
