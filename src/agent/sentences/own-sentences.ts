import { NOT_HONOURED, type Sentences, UNUSABLE_INPUTS } from "./sentences.ts";

/** One number for each form that a sentence takes: none, one, several, an hour, more than is told in minutes. */
const NUMBERS = [0, 1, 2, 60, 600] as const;
const NUMBERS_OR_NULL = [...NUMBERS, null] as const;
/** Stands for a description, which is never ours. */
const DESCRIPTION = "\u0000";

/**
 * Every sentence of a language in each of its forms, as `comparable` has it. One that goes on with somebody's own words,
 * or with a list, is held up to there. `deleteConfirm` is not among them: people write it.
 */
export function sentenceForms(language: Sentences): ReadonlySet<string> {
  const [drawnAs = ""] = language.drawnAs(DESCRIPTION).split(DESCRIPTION);
  const all = [
    ...plainSentences(language),
    ...Object.values(language.talk),
    ...Object.values(language.about),
    ...Object.values(language.propose),
    ...Object.values(language.apologies),
    drawnAs,
    ...withNumbers(language),
    ...UNUSABLE_INPUTS.map((why) => language.attachmentUnusable(why)),
    // A list of several begins as one of these does.
    ...NOT_HONOURED.map((what) => withoutFullStop(language.notHonoured([what]))),
  ];
  return new Set(all.map(comparable));
}

/** The sentences that are the same every time. */
function plainSentences({ code: _code, deleteConfirm: _confirm, ...language }: Sentences): string[] {
  return Object.values(language).filter((value) => typeof value === "string");
}

function withNumbers(language: Sentences): string[] {
  return [
    // Written with a mark between thousands, or without one.
    ...[600, 16_000].map((most) => language.textTooLong(most)),
    ...NUMBERS_OR_NULL.flatMap((one) => [language.help(one), language.stillDrawing(one)]),
    ...NUMBERS_OR_NULL.flatMap((left) => NUMBERS_OR_NULL.map((wait) => language.quotaLeft(left, wait))),
    ...NUMBERS.flatMap((one) => [
      language.waiting(one),
      language.noSuchPicture(one),
      language.pictureAgain(one),
      language.queued(one),
      language.overDay(one),
      language.onlySoMany(one),
    ]),
    ...NUMBERS.flatMap((one) =>
      NUMBERS.flatMap((two) => [
        language.history(one, two),
        language.cancelled(one, two),
        language.someMissing(one, two),
        language.tooManyMessages(one, two),
        language.overQuota(one, 60, two),
        language.overQuota(one, 1, two),
        language.overQuota(one, 15, two),
        language.overQuota(one, 600, two),
      ]),
    ),
  ];
}

/** More things may follow in the list. */
function withoutFullStop(sentence: string): string {
  return sentence.replace(/[.。।]$/, "");
}

/** A text without what differs from one time to the next: its numbers, and how it is spaced. */
export function comparable(text: string): string {
  return text.replace(/\d+/g, "0").replace(/\s+/g, " ").trim();
}
