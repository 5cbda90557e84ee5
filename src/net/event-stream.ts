/** An event of a stream, as text/event-stream has it (HTML standard, 9.2). */
export interface StreamEvent {
  /** The `event` field; empty: it has none. */
  readonly name: string;
  /** Its `data` lines, joined by line feeds. */
  readonly data: string;
}

/** An answer that an event has, or the reason why none has: the stream is at its end, or longer than `most`. */
export type StreamAnswer<T> =
  | { readonly kind: "answer"; readonly answer: T }
  | { readonly kind: "ended" }
  | { readonly kind: "too-long" };

/**
 * Reads a stream of events until `judge` has an answer, and never more than `most` bytes of it; the rest is not read. An
 * event that the stream's end cuts is none.
 */
export async function readEvents<T>(
  body: ReadableStream<Uint8Array> | null,
  most: number,
  judge: (event: StreamEvent) => T | null,
): Promise<StreamAnswer<T>> {
  if (body === null) return { kind: "ended" };
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const lines = new Lines();
  const events = new Events();
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { kind: "ended" };
    length += value.byteLength;
    if (length > most) {
      giveUp(reader);
      return { kind: "too-long" };
    }
    for (const line of lines.next(decoder.decode(value, { stream: true }))) {
      const event = events.next(line);
      const answer = event === null ? null : judge(event);
      if (answer === null) continue;
      giveUp(reader);
      return { kind: "answer", answer };
    }
  }
}

/** What a stream says to being given up is of no interest, nor when. */
function giveUp(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => {});
}

/** Lines out of pieces of text: they end in CR LF, LF or CR. Only what is new is searched, for a line may have megabytes. */
class Lines {
  #pieces: string[] = [];
  #endedInReturn = false;

  next(text: string): string[] {
    const rest = this.#endedInReturn && text.startsWith("\n") ? text.slice(1) : text;
    if (text !== "") this.#endedInReturn = text.endsWith("\r");
    const [first = "", ...others] = rest.split(/\r\n|\n|\r/);
    this.#pieces.push(first);
    if (others.length === 0) return [];
    const lines = [this.#pieces.join(""), ...others.slice(0, -1)];
    this.#pieces = [others.at(-1) ?? ""];
    return lines;
  }
}

/** Events out of lines: an empty line ends one; comments and fields of no interest are passed over. */
class Events {
  #name = "";
  #data: string[] = [];

  next(line: string): StreamEvent | null {
    if (line === "") {
      const event = { name: this.#name, data: this.#data.join("\n") };
      const isEmpty = this.#data.length === 0;
      this.#name = "";
      this.#data = [];
      return isEmpty ? null : event;
    }
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#name = value;
    else if (field === "data") this.#data.push(value);
    return null;
  }
}
