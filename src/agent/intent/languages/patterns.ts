/** A rule for how a line begins. `pattern` may hold alternatives. */
export function starts(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})`, "iu");
}

/** A rule for a line as a whole, less what ends a sentence. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})[\\s.,!?…。！？～~¡¿]*$`, "iu");
}

/** Phrases, one after the other with | between them. */
export function phrases(text: string): string[] {
  return text.split("|").map((phrase) => phrase.trim());
}
