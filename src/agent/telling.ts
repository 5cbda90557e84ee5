import * as z from "zod/mini";
import { LANGUAGES } from "./intent/intent.ts";
import type { PictureOrder } from "./picture-order.ts";
import type { NotHonoured, Sentences } from "./sentences/sentences.ts";

/** Facts that the reply to a wish tells beside its pictures, as its job carries them. */
export const tellingSchema = z.object({
  language: z.enum(LANGUAGES),
  /** The description was made by us: it is told. */
  isRewritten: z.boolean(),
  /**
   * The number of pictures that may be drawn at once, or that were left of the quota; null: as many as were asked
   * for.
   */
  onlySoMany: z.nullable(z.int()),
});
export type Telling = z.infer<typeof tellingSchema>;

/** The outcome of a wish. */
export interface WishOutcome {
  readonly order: PictureOrder;
  readonly telling: Telling;
  readonly notHonoured: readonly NotHonoured[];
  /** Pictures that were drawn. */
  readonly drawn: number;
  /** Whether these are the first pictures of their session. */
  readonly isFirst: boolean;
}

/** A description is told this far. */
const LONGEST_TOLD = 300;

/** Short notes below the pictures, each a paragraph. */
export function notesOf(outcome: WishOutcome, sentences: Sentences): string[] {
  const { order, telling, notHonoured, drawn, isFirst } = outcome;
  const tellsPrompt = telling.isRewritten && (order.edit === null || notHonoured.includes("edit"));
  const unmet = order.options.unmet ?? [];
  const unsaid = [...new Set([...unmet, ...notHonoured])].filter((what) => !(tellsPrompt && what === "edit"));
  const wanted = order.options.count ?? 1;
  return [
    ...(tellsPrompt ? [sentences.drawnAs(shortened(order.prompt))] : []),
    ...(unsaid.length > 0 ? [sentences.notHonoured(unsaid)] : []),
    ...(telling.onlySoMany === null ? [] : [sentences.onlySoMany(telling.onlySoMany)]),
    ...(drawn < wanted ? [sentences.someMissing(drawn, wanted)] : []),
    ...(isFirst ? [sentences.suggestion] : []),
  ];
}

/** A description on one line, without what clients would take for a link. */
function shortened(prompt: string): string {
  const line = prompt
    .replace(/https?:\/\/\S*/gi, " ")
    .replace(/[![\]()<>`]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length <= LONGEST_TOLD ? line : `${line.slice(0, LONGEST_TOLD - 1).trimEnd()}…`;
}
