import { LANGUAGES } from "./intent/intent.ts";
import { sentencesIn } from "./sentences/index.ts";
import { type Sentences, UNUSABLE_INPUTS } from "./sentences/sentences.ts";
import { isOwnEnglish } from "./words.ts";

/** Numbers of which languages have other forms. */
const NUMBERS = [0, 1, 2, 5, 61, 6_000] as const;
/** Longer texts are none of ours. */
const LONGEST = 4_000;

/**
 * Whether a text is one of our own sentences coming back, in whatever language: from an agent that answers every text,
 * or from one like us. Two such agents would never fall silent.
 */
export function isOwnSentence(text: string): boolean {
  if (text.length > LONGEST) return false;
  if (isOwnEnglish(text)) return true;
  const known = ownSentences();
  if (known.has(shapeOf(text))) return true;
  // Help and history begin with a sentence of ours and go on with a list.
  const [first = ""] = text.split("\n\n", 1);
  return first !== text && known.has(shapeOf(first));
}

let sentences: ReadonlySet<string> | null = null;

/** Made when it is first asked for. */
function ownSentences(): ReadonlySet<string> {
  sentences ??= new Set(LANGUAGES.flatMap((code) => sentencesOf(sentencesIn(code))).map(shapeOf));
  return sentences;
}

/** A sentence with its numbers made alike. */
function shapeOf(text: string): string {
  return text.trim().replace(/[\p{N}]+(?:[.,\u00a0\u202f][\p{N}]{3})*/gu, "0");
}

/** Everything that is said in chat as a message of its own. What stands below a picture is known by that. */
function sentencesOf(table: Sentences): string[] {
  const pairs = NUMBERS.flatMap((one) => NUMBERS.map((other) => [one, other] as const));
  return [
    table.greeting,
    ...Object.values(table.talk),
    ...Object.values(table.about),
    ...[null, ...NUMBERS].map((left) => table.help(left).split("\n\n", 1)[0] ?? ""),
    ...[null, ...NUMBERS].flatMap((left) => [null, ...NUMBERS].map((free) => table.quotaLeft(left, free))),
    table.vague,
    table.nothingToChange,
    table.complaint,
    table.historyEmpty,
    table.nothingToCancel,
    table.deleteAsk,
    table.deleted,
    table.deleteKept,
    table.suggestion,
    table.attachmentAlone,
    ...UNUSABLE_INPUTS.map((why) => table.attachmentUnusable(why)),
    ...[null, ...NUMBERS].map((usual) => table.stillDrawing(usual)),
    ...NUMBERS.flatMap((one) => [
      table.waiting(one),
      table.noSuchPicture(one),
      table.queued(one),
      table.overDay(one),
      table.textTooLong(one),
    ]),
    table.alreadyAtIt,
    table.justAnswered,
    ...pairs.flatMap(([one, other]) => [
      table.history(one, other),
      table.cancelled(one, other),
      table.tooManyMessages(one, other),
    ]),
    ...pairs.flatMap(([one, other]) =>
      [1, 60, 61, 600, 6_000].map((window) => table.overQuota(one, window, other)),
    ),
    ...Object.values(table.apologies),
  ];
}
