import { log } from "../../log.ts";
import type { LetterRow } from "./letter-rows.ts";

/** The lines of the log that say what was delivered, one for what goes to a session together. */
export class DeliveryLines {
  /** What is not in the log yet, by session. */
  readonly #delivered = new Map<string, { readonly letters: number; readonly attempt: number }>();

  note({ session, attempts }: LetterRow): void {
    const before = this.#delivered.get(session);
    const attempt = Math.max(before?.attempt ?? 1, attempts + 1);
    this.#delivered.set(session, { letters: (before?.letters ?? 0) + 1, attempt });
  }

  write(session: string): void {
    const delivered = this.#delivered.get(session);
    if (delivered !== undefined) log("delivered", { session, ...delivered });
    this.#delivered.delete(session);
  }

  writeAll(): void {
    for (const session of [...this.#delivered.keys()]) this.write(session);
  }
}
