import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import {
  type ConversationFacts,
  LANGUAGES,
  type LanguageCode,
  type Understood,
} from "../../../../src/agent/intent/intent.ts";
import { readLine } from "../../../../src/agent/intent/read-intent.ts";
import type { Opinion } from "../../../../src/agent/intent/second-opinion/second-opinion.ts";

const KINDS = [
  "draw",
  "change",
  "again",
  "nothing-to-change",
  "vague",
  "help",
  "history",
  "cancel",
  "delete-data",
  "talk",
  "about",
  "complaint",
] as const;
const kind = z.enum(KINDS);

/** What the person who said a line wanted; what is absent does not matter. */
const wantsSchema = z.strictObject({
  /** Several where each of them would do. */
  kind: z.union([kind, z.array(kind).min(2)]),
  /** Which picture is meant. */
  of: z.strictObject({ kind: z.string(), n: z.number().optional(), key: z.string().optional() }).optional(),
  talk: z.string().optional(),
  topic: z.string().optional(),
  /** Words that the description or the instruction holds. */
  says: z.array(z.string()).optional(),
  /** Words that it doesn't hold. */
  saysNot: z.array(z.string()).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

const conversationSchema = z.strictObject({
  /** Measured, never tuned against. */
  heldOut: z.boolean().default(false),
  /** How the conversation stands before its first turn. */
  facts: z
    .strictObject({
      pictures: z.number().default(0),
      hasEarlier: z.boolean().default(false),
      attachments: z.number().default(0),
    })
    .prefault({}),
  turns: z.array(z.strictObject({ say: z.string(), wants: wantsSchema, attachments: z.number().optional() })),
});
const transcriptSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  conversations: z.array(conversationSchema),
});
type Wants = z.infer<typeof wantsSchema>;
type Conversation = z.infer<typeof conversationSchema>;

/** One line of a transcript with what the rules made of it. */
export interface TurnRead {
  readonly language: LanguageCode;
  readonly heldOut: boolean;
  readonly say: string;
  readonly wants: Wants;
  readonly understood: Understood;
  readonly opinion: Opinion;
  /** Why it is not what the person wanted; empty: it is. */
  readonly misses: readonly string[];
  /** A picture would be paid though the person wanted words. */
  readonly needlesslyPaid: boolean;
}

const PAID: ReadonlySet<string> = new Set(["draw", "change", "again"]);
/** Where our pictures lie in these transcripts. */
const ORIGIN = "https://pictures.example";

/** Every turn of every transcript in a folder beside this file. */
export function readTranscripts(folder: string): TurnRead[] {
  const directory = join(import.meta.dirname, folder);
  return readdirSync(directory).flatMap((file) => {
    const parsed = transcriptSchema.parse(JSON.parse(readFileSync(join(directory, file), "utf8")));
    return parsed.conversations.flatMap((conversation) => converse(conversation, parsed.language));
  });
}

/** Goes through a conversation as if every turn so far had been understood. */
function converse(conversation: Conversation, language: LanguageCode): TurnRead[] {
  const { pictures, hasEarlier, attachments } = conversation.facts;
  let facts: ConversationFacts = { pictures, hasEarlier, attachments: 0, origin: ORIGIN, language: null };
  return conversation.turns.map(({ say, wants, attachments: sent }, index) => {
    const opinion = readLine(say, { ...facts, attachments: sent ?? (index === 0 ? attachments : 0) });
    const { understood } = opinion;
    const kinds = [wants.kind].flat();
    const drawn = PAID.has(kinds[0] ?? "") ? Number(wants.options?.count ?? 1) : 0;
    const total = facts.pictures + drawn;
    facts = { ...facts, pictures: total, hasEarlier: hasEarlier || total > 0, language: understood.language };
    const needlesslyPaid = PAID.has(understood.intent.kind) && !kinds.some((one) => PAID.has(one));
    const misses = compare(understood, wants, kinds);
    return {
      language,
      heldOut: conversation.heldOut,
      say,
      wants,
      understood,
      opinion,
      misses,
      needlesslyPaid,
    };
  });
}

function compare({ intent, options }: Understood, wants: Wants, kinds: readonly string[]): string[] {
  const misses: string[] = [];
  if (!kinds.includes(intent.kind)) return [`${intent.kind} for ${kinds.join(" or ")}`];
  if (wants.talk !== undefined && intent.kind === "talk" && intent.talk !== wants.talk)
    misses.push(intent.talk);
  if (wants.topic !== undefined && intent.kind === "about" && intent.topic !== wants.topic)
    misses.push(intent.topic);
  if (wants.of !== undefined && "of" in intent && JSON.stringify(intent.of) !== JSON.stringify(wants.of))
    misses.push(`of ${JSON.stringify(intent.of)}`);
  const text = wordsOf(intent);
  for (const word of wants.says ?? [])
    if (text !== null && !text.includes(word.toLowerCase())) misses.push(`"${text}" lacks ${word}`);
  for (const word of wants.saysNot ?? [])
    if (text?.includes(word.toLowerCase())) misses.push(`"${text}" has ${word}`);
  const asked: Record<string, unknown> = { ...options };
  for (const [name, value] of Object.entries(wants.options ?? {}))
    if (JSON.stringify(asked[name]) !== JSON.stringify(value))
      misses.push(`${name} is ${JSON.stringify(asked[name])}`);
  return misses;
}

function wordsOf(intent: Understood["intent"]): string | null {
  if (intent.kind === "draw") return intent.description.toLowerCase();
  return intent.kind === "change" ? intent.instruction.toLowerCase() : null;
}
