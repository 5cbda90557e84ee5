import type { LanguageCode } from "../../../src/agent/intent/intent.ts";
import type { Letter } from "../../../src/agent/letter.ts";
import type { PictureOrder } from "../../../src/agent/picture-order.ts";
import { roomIn } from "../../../src/agent/window.ts";
import { pictureKeyAt } from "../../../src/imagegen/picture-store.ts";
import { agentHealth } from "../../../src/protocol/messages/agent-health.ts";
import type { ChatContent } from "../../../src/protocol/messages/chat-content.ts";
import { errorMessage } from "../../../src/protocol/messages/error-message.ts";
import { imageResponse } from "../../../src/protocol/messages/image-response.ts";
import { response } from "../../../src/protocol/messages/response.ts";
import { structuredOutputResponse } from "../../../src/protocol/messages/structured-output-response.ts";
import { AgentInMemory } from "./agent-in-memory.ts";
import { directLetterOf } from "./direct-letters.ts";
import { chat, newId, ORIGIN, reading } from "./letters.ts";
import { sentenceNamed } from "./sentence-named.ts";
import type { Conversation, Item, Turn } from "./transcript-format.ts";

const ACKNOWLEDGEMENT = "acknowledgement";
const SECOND = 1_000;
/** What drawing takes here. */
const DRAWING = 5 * SECOND;
const HOUR = 3_600 * SECOND;

/** A turn as it went, in the words in which the transcript says how it should go. */
export interface Played {
  readonly said: string;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly seen: Readonly<Record<string, unknown>>;
  /** Whether somebody waits for an answer to it. */
  readonly wantsAnswer: boolean;
  readonly answers: readonly string[];
}

/** Plays a conversation through the decision, with the state of one turn carried on to the next. */
export function play({ given, language, turns }: Conversation): Played[] {
  const agent = new AgentInMemory(given);
  const names = new Map<string, string>();
  const idNamed = (name: string) => {
    const id = names.get(name) ?? newId();
    names.set(name, id);
    return id;
  };
  let now = 0;
  return turns.map((turn) => {
    now += turn.after * SECOND;
    if (turn.paid) agent.payForOpen();
    const session = idNamed(`session ${turn.session}`);
    const msgId = turn.as === undefined ? newId() : idNamed(`message ${turn.as}`);
    const letter =
      turn.direct === undefined
        ? chat(contentOf(turn), { form: given.dialect, session, now, msgId })
        : directLetterOf(turn.direct, session, now);
    const before = agent.orders.length;
    const { letters, draw } = agent.take(letter, now);
    const outcome = agent.outcome;
    const later = turn.drawn ? (draw?.(now + DRAWING) ?? []) : [];
    const order = agent.orders.slice(before)[0] ?? null;
    const read = [...letters, ...later].map(textOf);
    const left = roomIn(agent.state.pictures, { max: given.quota ?? 30, lengthMs: HOUR }, now).left;
    const from = originOf(agent, order);
    return compare(turn, turn.language ?? language, { outcome, order, from, read, left });
  });
}

function originOf(agent: AgentInMemory, order: PictureOrder | null): number | null {
  const parent = order?.parent ?? null;
  if (parent === null) return null;
  const keysOf = (job: string) => [0, 1, 2, 3].map((index) => pictureKeyAt(job, index));
  return agent.jobsOfOrders.findIndex((job) => keysOf(job).includes(parent)) + 1;
}

function contentOf({ say, content = [], times = 1 }: Turn): ChatContent[] {
  const text: ChatContent[] = say === undefined ? [] : [{ type: "text", text: say.repeat(times) }];
  return [...text, ...content.map(itemOf)];
}

function itemOf(item: Item): ChatContent {
  if (typeof item === "string") return { type: item };
  if ("text" in item) return { type: "text", text: item.text };
  if ("metadata" in item) return { type: "metadata", metadata: item.metadata };
  const metadata: Record<string, string> = item.type === undefined ? {} : { mime_type: item.type };
  return { type: "resource", resourceId: newId(), resources: [{ uri: item.resource, metadata }] };
}

/** The words of a letter, or what it is where it has none. */
function textOf(letter: Letter): string {
  const { schemaDigest, payload } = letter;
  if (schemaDigest === imageResponse.digest) return "image-response";
  if (schemaDigest === structuredOutputResponse.digest) return "structured-output-response";
  if (schemaDigest === response.digest) return "response";
  if (schemaDigest === agentHealth.digest) return "agent-health";
  if (schemaDigest !== errorMessage.digest) return reading(letter);
  const read = errorMessage.decode(payload);
  return read.ok ? `error: ${read.message.error}` : "unreadable";
}

/** What a turn brought. */
interface Seen {
  readonly outcome: string;
  readonly order: PictureOrder | null;
  /** Which of the orders so far the picture comes from, from 1; null: it comes from none. */
  readonly from: number | null;
  readonly read: readonly string[];
  readonly left: number;
}

type Held = readonly [what: string, wanted: unknown, found: unknown];

function compare(turn: Turn, language: LanguageCode, seen: Seen): Played {
  const outcome = turn.outcome ?? (turn.draws === undefined ? "said" : "draw");
  const held: Held[] = [
    ["outcome", outcome, seen.outcome],
    ...orderHeld(turn, seen),
    ...wordsHeld(turn, language, seen.read),
    ...(turn.left === undefined ? [] : [["left", turn.left, seen.left] as const]),
  ];
  return {
    said: turn.say ?? JSON.stringify(turn.content ?? turn.direct),
    expected: Object.fromEntries(held.map(([what, wanted]) => [what, wanted])),
    seen: Object.fromEntries(held.map(([what, , found]) => [what, found])),
    wantsAnswer: turn.direct === undefined && (turn.say ?? "").trim() !== "",
    answers: seen.read.filter((text) => text !== ACKNOWLEDGEMENT),
  };
}

function orderHeld({ draws }: Turn, { order, from }: Seen): Held[] {
  if (draws === undefined) return [["draws", null, order?.prompt ?? null]];
  const wanted: Exclude<typeof draws, string> =
    typeof draws === "string" ? { prompt: draws, edits: null, from: null } : draws;
  if (order === null) return [["draws", wanted, null]];
  const found = {
    prompt: order.prompt,
    says: wanted.says?.filter((words) => order.prompt.includes(words)),
    options: order.options,
    from,
    edits: order.edit?.instruction ?? null,
    inputs: order.edit?.inputs.map((input) => (input.kind === "own" ? "own" : input.uri)),
  };
  return Object.entries(wanted).map(([what, value]) => [
    what === "prompt" ? "draws" : what,
    value,
    Object.entries(found).find(([name]) => name === what)?.[1],
  ]);
}

function wordsHeld(turn: Turn, language: LanguageCode, read: readonly string[]): Held[] {
  const said = read.filter((text) => text !== ACKNOWLEDGEMENT);
  const picture = said.find((text) => text.includes(`(${ORIGIN}/images/`) && text.includes("!["));
  const texts = said.filter((text) => text !== picture && !(picture !== undefined && text === "end-session"));
  const reads = (turn.reads ?? []).map((name) => sentenceNamed(name, language));
  const held: Held[] = [["reads", reads, texts.map((text, n) => clipped(text, reads[n]))]];
  const pictures = turn.pictures ?? picturesWanted(turn);
  if (pictures !== null) held.push(["pictures", pictures, (picture?.split("![").length ?? 1) - 1]);
  if (turn.notes !== undefined) {
    const notes = turn.notes.map((name) => sentenceNamed(name, language));
    const [, ...below] = (picture ?? "")
      .trim()
      .split("\n\n")
      .filter((part) => !part.startsWith("!["));
    held.push(["notes", notes, below]);
  }
  return held;
}

/** How many a chat should bring; null: none is drawn, or not before the next turn. */
function picturesWanted({ draws, drawn, direct }: Turn): number | null {
  if (draws === undefined || !drawn || direct !== undefined) return null;
  return typeof draws === "object" ? Number(draws.options?.count ?? 1) : 1;
}

/** As much of a text as a transcript names of it, with an ellipsis. */
function clipped(text: string, wanted = ""): string {
  return wanted.endsWith("…") ? `${text.slice(0, wanted.length - 1)}…` : text;
}
