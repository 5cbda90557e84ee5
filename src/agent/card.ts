import { type ChatContent, uuid4FromBytes } from "@asi-image-agent/protocol";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { CARD_KIND_NAME, CARD_VERSION, CARD_VERSION_NAME } from "./card-metadata.ts";
import { LANGUAGES } from "./intent/intent.ts";
import { altText } from "./markdown-picture.ts";
import { sentencesIn } from "./sentences/index.ts";

/**
 * Interactive cards as ASI:One shows them (`uagents_core.contrib.protocols.chat.cards`, version "1"): a declaration in
 * the metadata of the message whose text says the same to everybody else.
 */

/** What a person can choose on a card. The names stand in what comes back, also where a text model has put it in prose. */
export const CARD_ACTIONS = ["again", "four_variations", "wider", "pick"] as const;
export type CardAction = (typeof CARD_ACTIONS)[number];

/** How a card under pictures is written, as it is kept with their reply. */
export const cardStyleSchema = z.lazy(() =>
  z.object({
    /** Language of its buttons. */
    language: z.enum(LANGUAGES),
    /** Whether the pictures are as wide already as "wider" would make them. */
    isWide: z.boolean(),
    /** The number of the first of them in its session, by which people speak of them. */
    first: z.int(),
  }),
);
export type CardStyle = z.infer<typeof cardStyleSchema>;

/** The order of members is that of the reference's JSON, so that its text is the same. */
interface Button {
  readonly label: string;
  readonly selection: { readonly action: CardAction; readonly picture: string };
  readonly primary: boolean;
}

/**
 * The card under a reply's pictures: under one what can be done with it, under several which one it shall be. `title`:
 * what they show.
 */
export function cardContent(urls: readonly string[], title: string, style: CardStyle): ChatContent {
  const [first, ...more] = urls;
  if (first === undefined) throw new Error("a card is about pictures");
  return more.length > 0
    ? card("carousel", urls, carouselOf(urls, style))
    : card("detail", urls, { title: altText(title), hero_image: first, ctas: buttonsOf(first, style) });
}

function buttonsOf(url: string, { language, isWide }: CardStyle): Button[] {
  const { again, variations, wider } = sentencesIn(language).card;
  return [
    { ...button(again, "again", url), primary: true },
    button(variations, "four_variations", url),
    ...(isWide ? [] : [button(wider, "wider", url)]),
  ];
}

function carouselOf(urls: readonly string[], { language, first }: CardStyle): object {
  const { which, picture, pick } = sentencesIn(language).card;
  const items = urls.map((url, index) => ({
    id: keyIn(url),
    image: url,
    title: picture(first + index),
    primary_cta: button(pick, "pick", url),
  }));
  return { title: which, items };
}

function button(label: string, action: CardAction, url: string): Button {
  return { label, selection: { action, picture: keyIn(url) }, primary: false };
}

/** The name by which a selection gives back a picture: the last part of its link, without the ending. */
function keyIn(url: string): string {
  return url.slice(url.lastIndexOf("/") + 1).replace(/\.[a-z]+$/, "");
}

/** The id is made of the pictures: the same reply, written once more, has the same card. */
function card(kind: "detail" | "carousel", urls: readonly string[], payload: object): ChatContent {
  const id = uuid4FromBytes(sha256(utf8ToBytes(`card of ${urls.join(" ")}`)).slice(0, 16));
  return {
    type: "metadata",
    metadata: {
      [CARD_VERSION_NAME]: CARD_VERSION,
      requires_card_interaction: "true",
      [CARD_KIND_NAME]: kind,
      card_payload: JSON.stringify(payload),
      card_id: id,
    },
  };
}
