/** The ends of sentences, in scripts with spaces and without. */
const SENTENCE_ENDS = /[.!?…](?=\s)|[。！？\n]/g;
/** An end before this share of the room is no place to cut: too much would be lost. */
const LEAST_SHARE = 0.5;

/**
 * A description that fits into `most` UTF-16 units, cut after a sentence, else between words. One that fits comes
 * back as it was.
 */
export function shortenedPrompt(text: string, most: number): string {
  if (text.length <= most) return text;
  const least = most * LEAST_SHARE;
  // One more than fits: it shows whether the last sign ends a sentence.
  const room = text.slice(0, most + 1);
  let [sentence, word] = [0, 0];
  for (const { index, 0: mark } of room.matchAll(SENTENCE_ENDS)) sentence = index + mark.length;
  if (sentence >= least) return text.slice(0, Math.min(sentence, most)).trimEnd();
  for (const { index } of room.matchAll(/\s/g)) word = index;
  return withoutHalf(text.slice(0, word >= least ? word : most)).trimEnd();
}

/** A text without half a surrogate pair at its end, which would arrive as a broken character. */
function withoutHalf(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
