import { type ChatContent, isJsonObject, type JsonValue, parseJson } from "@asi-image-agent/protocol";
import { CARD_ACTIONS, type CardAction } from "./card.ts";
import { cardMetadata } from "./card-metadata.ts";
import { LANGUAGES } from "./intent/intent.ts";
import { sentencesIn } from "./sentences/index.ts";

/** What a person did with a card. */
export type CardSelection =
  /** `picture`: the key of the picture it belongs to; null: what came back does not name it. */
  | { readonly kind: "chosen"; readonly action: CardAction; readonly picture: string | null }
  /** It was closed without a choice. */
  | { readonly kind: "cancelled" }
  /** A choice that no card of ours has. */
  | { readonly kind: "unknown" };

/**
 * The words of a chat message, `typed`, or what its answer to a card says in their place: a choice as the JSON in which
 * older clients send it, whatever text stands beside it; a closed card and words typed on one only where nothing does.
 */
export function wordsOrChoice(content: readonly ChatContent[], typed: string): string {
  const [answer] = cardMetadata(content, "answers");
  if (answer === undefined) return typed;
  const { selection, cancelled, text = "" } = answer;
  if (selection !== undefined) return `{"selection":${isObjectText(selection) ? selection : "{}"}}`;
  if (typed !== "") return typed;
  return cancelled === "true" ? JSON.stringify({ cancelled: true }) : text.trim();
}

function isObjectText(text: string): boolean {
  const read = parseJson(text);
  return read.ok && isJsonObject(read.value);
}

/** Longer texts are no selection: ours have a hundred characters, and a planner's prose about one a few more. */
const LONGEST = 600;

/**
 * Reads a selection of ours out of a message's words: JSON, alone or behind a few words, or the prose that ASI:One's
 * planner makes of it. null: the words are a person's own.
 */
export function readSelection(text: string): CardSelection | null {
  if (text === "" || text.length > LONGEST) return null;
  return readJson(text) ?? readClosed(text) ?? readNamed(text) ?? readProse(text);
}

/**
 * What a text says, to be compared with what was said before: of a choice its action. An agent that presses the first
 * button of every card says the same each time, of one picture after the other, and would draw for ever.
 */
export function comparedWords(text: string): string {
  const selection = readSelection(text);
  return selection?.kind === "chosen" && selection.action !== "pick" ? selection.action : text;
}

function readJson(text: string): CardSelection | null {
  const [start, end] = [text.indexOf("{"), text.lastIndexOf("}")];
  if (start < 0 || end < start) return null;
  const read = parseJson(text.slice(start, end + 1));
  if (!read.ok || !isJsonObject(read.value)) return null;
  const { selection, cancelled } = read.value;
  const isAlone = start === 0 && end === text.length - 1;
  if (isAlone && (cancelled === true || cancelled === "true")) return { kind: "cancelled" };
  if (!isJsonObject(selection)) return chosen(read.value);
  return chosen(selection) ?? (isAlone ? { kind: "unknown" } : null);
}

function chosen(selection: { readonly [member: string]: JsonValue }): CardSelection | null {
  const action = CARD_ACTIONS.find((one) => one === selection.action);
  if (action === undefined) return null;
  const { picture } = selection;
  const isNamed = typeof picture === "string" && picture !== "";
  return { kind: "chosen", action, picture: isNamed ? picture : null };
}

/** Somebody else tells what a person did: the planner. */
const TOLD = "^(?:the |a )?(?:user|customer|person)(?: has| have| just)*";
const CLOSED_IT = "(?:cancel(?:l?ed)?|dismissed|closed|declined|skipped|rejected)";
const THE_CARD =
  "(?: (?:the|this|that|their|your|interactive|picture|image))*" +
  "(?: (?:card|selection|choice|drawer|dialog|picker|interaction|options?))*";
const CHOSE_NOTHING = "(?:did not|didn't|made no|chose not to) .{0,60}";
const CLOSED = new RegExp(
  `${TOLD} (?:${CLOSED_IT}${THE_CARD}(?: without .{0,60})?|${CHOSE_NOTHING})[.!]?$`,
  "i",
);

function readClosed(text: string): CardSelection | null {
  return CLOSED.test(text) ? { kind: "cancelled" } : null;
}

/** A picture's key alone, as a selection has it; one in a link is for the rules, which know links. */
const KEY = /(?<![\w/])[0-9a-f]{32}(?:-[2-4])?(?!\w|\.\w)/;

/** A text that names a picture by its key, and an action, in whatever language. */
function readNamed(text: string): CardSelection | null {
  const picture = KEY.exec(text)?.[0] ?? null;
  if (picture === null) return null;
  const action = actionIn(text.replace(picture, " "));
  return action === null ? null : { kind: "chosen", action, picture };
}

function actionIn(text: string): CardAction | null {
  return CARD_ACTIONS.find((action) => wordsOf(action).some((words) => holds(text, words))) ?? null;
}

/** An action's name and its labels. */
function wordsOf(action: CardAction): readonly string[] {
  const labels = LANGUAGES.map((code) => {
    const { again, variations, wider, pick } = sentencesIn(code).card;
    return { again, four_variations: variations, wider, pick }[action];
  });
  return [action, action.replace("_", " "), ...labels];
}

/** Whether words stand in a text as words of their own; in a script without spaces, anywhere. */
function holds(text: string, words: string): boolean {
  const [inside, sought] = [text.toLowerCase(), words.toLowerCase()];
  for (let at = inside.indexOf(sought); at >= 0; at = inside.indexOf(sought, at + 1)) {
    const around = [inside.slice(0, at).slice(-1), inside.slice(at + sought.length).slice(0, 1)];
    if (!around.some((sign) => /[a-z0-9\u00c0-\u024f]/.test(sign))) return true;
  }
  return false;
}

const SELECTED = new RegExp(
  String.raw`${TOLD} (?:selected|chose|chosen|picked|clicked|tapped|pressed|opted for)(?: on)?\b(.*)$`,
  "is",
);
/** What leads to the name of a choice, and what may follow it, when nothing but the choice is told. */
const BEFORE = /^(?:\s+|the\b|option\b|button\b|action\b|choice\b|card\b|["'“”‘’„«*`:=([])*/i;
const AFTER = /^["'“”‘’»*`)\].,!]*\s*(?:$|(?:option|button|action|card|choice|for|of|on|from|to|in)\b)/i;

/** Prose that names no picture: only what tells nothing but the choice, for "again" is in many a description. */
function readProse(text: string): CardSelection | null {
  const told = SELECTED.exec(text)?.[1]?.replace(BEFORE, "");
  if (told === undefined) return null;
  for (const action of CARD_ACTIONS.filter((one) => one !== "pick")) {
    const words = wordsOf(action).find((one) => told.toLowerCase().startsWith(one.toLowerCase()));
    if (words !== undefined && AFTER.test(told.slice(words.length)))
      return { kind: "chosen", action, picture: null };
  }
  return null;
}
