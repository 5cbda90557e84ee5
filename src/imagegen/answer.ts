import * as z from "zod/mini";
import { withFallback } from "../with-fallback.ts";

export type FoundImage =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "url"; readonly url: string };
export type ImageAnswer = FoundImage | { readonly kind: "none" };

const none: ImageAnswer = { kind: "none" };

/** A signed storage URL has some hundred characters; whatever is much longer is no URL. */
const LONGEST_URL = 8_192;

const text = withFallback(z.optional(z.string()), undefined);
/** Chat-like answers write {"image_url": {"url": "…"}}. */
const link = z.lazy(() =>
  withFallback(
    z.optional(
      z.union([
        z.string(),
        z.pipe(
          z.object({ url: z.string() }),
          z.transform((nested) => nested.url),
        ),
      ]),
    ),
    undefined,
  ),
);
/** A server that draws one picture sometimes leaves the list out around it. */
const list = z.lazy(() =>
  withFallback(
    z.union([
      z.array(z.unknown()),
      z.pipe(
        z.unknown(),
        z.transform((single) => [single]),
      ),
    ]),
    [],
  ),
);

const placeSchema = z.lazy(() => z.object({ b64_json: text, image_url: link, url: link, image: text }));
const answerSchema = z.lazy(() =>
  z.object({
    data: list,
    images: list,
    choices: withFallback(
      z.array(withFallback(z.object({ message: z.object({ images: list }) }), { message: { images: [] } })),
      [],
    ),
  }),
);

/** The first picture in an image API's JSON, found as `readImageAnswers` does. */
export function readImageAnswer(json: unknown): ImageAnswer {
  return readImageAnswers(json, 1)[0] ?? none;
}

/**
 * Finds the pictures in an image API's JSON, `most` at most. The API at api.asi1.ai answers in one of `image_url`,
 * `url`, `data[0].url`, `data[0].b64_json`, `images[0].url` (also a data: URL) and `images[0]` as raw base64; others
 * add `image` (Workers AI) and `choices[0].message.images` (chat-like servers). Members of another type, empty
 * texts and URLs that are not http, https or data are passed over. A picture that stands in two lists is one: the
 * first list that holds the most counts; where one place has both, bytes win over a URL, because nothing can go wrong
 * with them on the way.
 */
export function readImageAnswers(json: unknown, most: number): readonly FoundImage[] {
  let best: readonly FoundImage[] = [];
  for (const places of lists(json)) {
    const found = usableIn(places, most);
    if (found.length > best.length) best = found;
    if (best.length === most) break;
  }
  return best;
}

function usableIn(places: readonly unknown[], most: number): FoundImage[] {
  const found: FoundImage[] = [];
  for (const place of places) {
    if (found.length === most) break;
    const read = readPlace(place);
    if (read.kind !== "none") found.push(read);
  }
  return found;
}

function lists(json: unknown): (readonly unknown[])[] {
  const answer = answerSchema.safeParse(json);
  if (!answer.success) return [];
  const { data, images, choices } = answer.data;
  return [[json], data, images, choices.flatMap((choice) => choice.message.images)];
}

function readPlace(place: unknown): ImageAnswer {
  if (typeof place === "string") return firstUsable([readUrl(place), readBase64(place)]);
  const fields = placeSchema.safeParse(place);
  if (!fields.success) return none;
  const { b64_json, image_url, url, image } = fields.data;
  return firstUsable([
    readBase64(b64_json),
    readUrl(image_url),
    readUrl(url),
    readUrl(image),
    readBase64(image),
  ]);
}

function firstUsable(candidates: readonly ImageAnswer[]): ImageAnswer {
  return candidates.find((candidate) => candidate.kind !== "none") ?? none;
}

const DATA_URL = /^data:[^,]{0,200};base64,/i;

function readUrl(text: string | undefined): ImageAnswer {
  if (text === undefined) return none;
  const head = DATA_URL.exec(text.slice(0, 256))?.[0];
  if (head !== undefined) return readBase64(text.slice(head.length));
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_URL || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return none;
  return { kind: "url", url: trimmed };
}

function readBase64(text: string | undefined): ImageAnswer {
  if (text === undefined) return none;
  if (DATA_URL.test(text.slice(0, 256))) return readUrl(text);
  const bytes = decodeLooseBase64(text);
  return bytes === null || bytes.length === 0 ? none : { kind: "bytes", bytes };
}

const WHITESPACE = /\s+/g;
/** A multiple of four characters, so that every slice is base64 by itself. */
const SLICE = 0x8000;

/**
 * Base64 of either alphabet, with or without padding and line breaks; null for anything else. Decoded slice by
 * slice, because a picture's whole text as another string beside the answer and the bytes is too much memory.
 */
function decodeLooseBase64(given: string): Uint8Array | null {
  const text = (/\s/.test(given) ? given.replace(WHITESPACE, "") : given).replace(/={1,2}$/, "");
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let length = 0;
  for (let at = 0; at < text.length; at += SLICE) {
    const slice = text.slice(at, at + SLICE).replace(/[-_]/g, (character) => (character === "-" ? "+" : "/"));
    if (!/^[A-Za-z0-9+/]+$/.test(slice) || slice.length % 4 === 1) return null;
    const binary = atob(slice);
    for (let index = 0; index < binary.length; index++) bytes[length++] = binary.charCodeAt(index);
  }
  return bytes;
}
