import {
  chatAcknowledgement,
  type Envelope,
  errorMessage,
  type MessageSchema,
  type MessageType,
  nonConforming,
  unknownSchema,
} from "@asi-image-agent/protocol";
import type { Context, Handler } from "./handler.ts";

/** Messages that are never answered with an ErrorMessage, or two agents could complain about each other for ever. */
const NEVER_ANSWERED: readonly MessageSchema[] = [errorMessage, chatAcknowledgement];

interface Line {
  readonly type: MessageSchema;
  handle(payload: string, context: Context): Promise<void>;
}

/** Connects messages with their handlers, one message at a time. No handler can stop it. */
export class Dispatcher {
  readonly #lines = new Map<string, Line>();
  readonly #report: (line: string) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  connect<T>(type: MessageType<T>, handler: Handler<T>): void {
    const handle = async (payload: string, context: Context) => {
      const read = type.decode(payload);
      if (read.ok) return handler(read.message, context);
      await this.#complain(type, nonConforming(`${type.name}: ${read.problem}`), context);
    };
    this.#lines.set(type.digest, { type, handle });
  }

  handles({ digest }: MessageSchema): boolean {
    return this.#lines.has(digest);
  }

  /** Takes a verified message; returns at once. */
  take({ schemaDigest: digest }: Envelope, payload: string, context: Context): void {
    const line = this.#lines.get(digest);
    const work =
      line === undefined ? () => this.#unknown(digest, context) : () => line.handle(payload, context);
    this.#last = this.#last.then(() => this.guard(work));
  }

  /** Runs a piece of somebody's code: what it throws is reported. */
  async guard(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (fault) {
      this.#report(
        `a handler threw: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`,
      );
    }
  }

  /** Resolves when everything that was taken so far is handled. */
  idle(): Promise<void> {
    return this.#last;
  }

  #unknown(digest: string, context: Context): Promise<void> {
    const spoken = Array.from(this.#lines.values(), ({ type }) => `${type.name} (${type.digest})`);
    return this.#complain({ digest }, unknownSchema(spoken), context);
  }

  async #complain({ digest }: { digest: string }, error: string, context: Context): Promise<void> {
    if (NEVER_ANSWERED.some((type) => type.digest === digest)) return;
    await context.send(context.sender, errorMessage, { error });
  }
}
