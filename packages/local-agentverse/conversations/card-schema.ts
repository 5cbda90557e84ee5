import { type ChatContent, parseJson } from "@asi-image-agent/protocol";
import * as z from "zod";

// Interactive cards, version "1", as strict as their reader in uagents_core.contrib.protocols.chat.cards: what does
// not fit is no card, and ASI:One then shows the message's text alone.

/** Limits of ASI:One's documentation of interactive cards. */
const LONGEST_PAYLOAD = 64 * 1024;
const DEEPEST = 8;

const text = z.string();
const some = <T extends z.ZodType>(schema: T) => z.array(schema).min(1);
const selection = z.record(text, z.json());
const button = z.strictObject({ label: text, selection, primary: z.boolean().default(false) });
const row = z.strictObject({ label: text, value: text });
const option = z.strictObject({ value: text, label: text });
const badge = z.strictObject({ label: text, variant: z.enum(["info", "success", "warning"]).optional() });
const field = z.strictObject({
  name: text,
  kind: z.enum(["text", "number", "email", "select", "checkbox"]),
  label: text,
  required: z.boolean().default(false),
  options: z.array(option).optional(),
  placeholder: text.optional(),
});
export type CardField = z.infer<typeof field>;
export type CardButton = z.infer<typeof button>;

const carousel = z.strictObject({
  title: text.optional(),
  subtitle: text.optional(),
  items: some(
    z.strictObject({
      id: text,
      image: text.optional(),
      title: text,
      subtitle: text.optional(),
      badges: z.array(badge).optional(),
      secondary_text: text.optional(),
      primary_cta: button,
    }),
  ),
});

const detail = z.strictObject({
  title: text,
  hero_image: text.optional(),
  summary_rows: z.array(row).optional(),
  sub_options: z
    .strictObject({
      name: text,
      kind: z.enum(["radio", "select"]),
      label: text,
      choices: some(option.extend({ secondary_text: text.optional() })),
    })
    .optional(),
  ctas: some(button),
});

const form = z.strictObject({ title: text.optional(), fields: some(field), submit_cta: button });

const review = z.strictObject({
  title: text,
  summary_rows: some(row),
  approve_cta: button,
  reject_cta: button.optional(),
});

const action = z.strictObject({ selection });

/** A node of a custom card's tree. */
const node = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("text"),
    value: text,
    style: z.enum(["body", "muted", "emphasis"]).optional(),
  }),
  z.strictObject({ type: z.literal("heading"), value: text, level: z.literal([1, 2, 3]).default(2) }),
  z.strictObject({
    type: z.literal("image"),
    src: text,
    alt: text.optional(),
    aspect_ratio: text.optional(),
  }),
  badge.extend({ type: z.literal("badge") }),
  z.strictObject({ type: z.literal("divider") }),
  z.strictObject({
    type: z.literal("section"),
    title: text.optional(),
    subtitle: text.optional(),
    get children() {
      return some(node);
    },
  }),
  z.strictObject({
    type: z.literal("group"),
    direction: z.enum(["row", "column"]),
    gap: z.int().optional(),
    get children() {
      return some(node);
    },
  }),
  z.strictObject({ type: z.literal("button"), label: text, primary: z.boolean().default(false), action }),
  field.extend({ type: z.literal("input") }),
  z.strictObject({
    type: z.literal("list"),
    get items() {
      return some(z.strictObject({ children: some(node), action: action.optional() }));
    },
  }),
  z.strictObject({
    type: z.literal("choice_grid"),
    name: text,
    choices: some(option.extend({ image: text.optional() })),
    multi: z.boolean().default(false),
  }),
]);
export type CardNode = z.infer<typeof node>;

const card = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("carousel"), payload: carousel }),
  z.object({ kind: z.literal("detail"), payload: detail }),
  z.object({ kind: z.literal("form"), payload: form }),
  z.object({ kind: z.literal("review"), payload: review }),
  z.object({ kind: z.literal("custom"), payload: z.strictObject({ root: node }) }),
]);

export type Card = z.infer<typeof card> & {
  /** null: it has none to be echoed. */
  readonly id: string | null;
  /** It asks for nothing. */
  readonly isTerminal: boolean;
};

export type ReadCard =
  | { readonly ok: true; readonly card: Card }
  /** Why it is none, for whoever writes such cards. */
  | { readonly ok: false; readonly why: string };

/** The card of a content item, or why that is none; null: it does not say that it is one. */
export function readCard(item: ChatContent): ReadCard | null {
  if (item.type !== "metadata" || item.metadata.card_protocol_version === undefined) return null;
  const { card_protocol_version: version, card_kind: kind, card_payload: payload = "" } = item.metadata;
  if (version !== "1") return refused(`card_protocol_version is not "1"`);
  if (kind === undefined) return null;
  if (item.metadata.requires_card_interaction !== "true")
    return refused(`requires_card_interaction is not "true"`);
  if (Buffer.byteLength(payload) > LONGEST_PAYLOAD) return refused("card_payload is over 64 KB");
  const json = parseJson(payload);
  if (!json.ok) return refused("card_payload is no JSON");
  const read = card.safeParse({ kind, payload: json.value });
  if (!read.success) return refused(z.prettifyError(read.error));
  const { data } = read;
  if (data.kind === "custom" && depthOf(data.payload.root) > DEEPEST)
    return refused(`the tree is deeper than ${DEEPEST} levels`);
  const { card_id: id = null, is_terminal: terminal } = item.metadata;
  return { ok: true, card: { ...data, id, isTerminal: terminal === "true" } };
}

/** The root counts as the first level. */
function depthOf(node: CardNode): number {
  return 1 + Math.max(0, ...childrenOf(node).map(depthOf));
}

function childrenOf(node: CardNode): readonly CardNode[] {
  if (node.type === "list") return node.items.flatMap(({ children }) => children);
  return node.type === "section" || node.type === "group" ? node.children : [];
}

function refused(why: string): ReadCard {
  return { ok: false, why };
}
