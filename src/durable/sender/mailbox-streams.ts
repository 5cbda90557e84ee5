import {
  STREAM_CLOSED,
  STREAM_PREVIEW,
  STREAM_PROTOCOL,
  type StreamPreview,
} from "@asi-image-agent/protocol";
import * as z from "zod/mini";
import { mailboxJson } from "./mailbox-json.ts";
import type { MailboxLetter, MailboxPage } from "./mailbox-rows.ts";

const MOST_STREAMS = 10;

/** Stands with each socket, and so outlives the object's sleep. Times in ms; `until` is the end of its token. */
const attachment = z.object({ openedAt: z.number(), until: z.number() });

/**
 * The sockets over which the owner of a mailbox is told of letters as they arrive. They hibernate: an object that
 * only holds them open is not in memory and costs nothing. Telling is a courtesy; a letter stays in the mailbox until
 * its owner deletes it.
 */
export class MailboxStreams {
  readonly #state: DurableObjectState;

  constructor(state: DurableObjectState) {
    this.#state = state;
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  /** Opens a stream until its token ends, and sends what waits. */
  open(now: number, until: number, waiting: MailboxPage): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const open = this.#sockets().toSorted((one, other) => timesOf(one).openedAt - timesOf(other).openedAt);
    for (const socket of open.slice(0, Math.max(0, open.length - MOST_STREAMS + 1)))
      close(socket, STREAM_CLOSED.tooMany);
    this.#state.acceptWebSocket(server);
    server.serializeAttachment({ openedAt: now, until } satisfies z.infer<typeof attachment>);
    send(server, waiting.letters, mailboxJson);
    if (waiting.more) close(server, STREAM_CLOSED.moreWaits);
    const headers = { "sec-websocket-protocol": STREAM_PROTOCOL };
    return new Response(null, { status: 101, webSocket: client, headers });
  }

  push(letters: readonly MailboxLetter[]): void {
    for (const socket of this.#sockets()) send(socket, letters, mailboxJson);
  }

  /** Shows what is seen of a picture while it is drawn. */
  show(preview: StreamPreview): void {
    const text = JSON.stringify({ [STREAM_PREVIEW]: preview });
    for (const socket of this.#sockets()) send(socket, [text], String);
  }

  /** Closes the streams whose token has ended. */
  closeEnded(now: number): void {
    for (const socket of this.#sockets())
      if (timesOf(socket).until <= now) close(socket, STREAM_CLOSED.tokenEnded);
  }

  hasListener(): boolean {
    return this.#sockets().length > 0;
  }

  /** The time at which the first open stream's token ends; null: nobody listens. */
  nextEnd(): number | null {
    const ends = this.#sockets().map((socket) => timesOf(socket).until);
    return ends.length === 0 ? null : Math.min(...ends);
  }

  /** Those that are not closing. */
  #sockets(): WebSocket[] {
    return this.#state.getWebSockets().filter((socket) => socket.readyState === WebSocket.OPEN);
  }
}

function timesOf(socket: WebSocket): z.infer<typeof attachment> {
  const found = attachment.safeParse(socket.deserializeAttachment());
  return found.success ? found.data : { openedAt: 0, until: 0 };
}

/** A socket may break at any moment; its owner reads the letter when it comes back. */
function send<T>(socket: WebSocket, messages: readonly T[], textOf: (message: T) => string): void {
  try {
    for (const message of messages) socket.send(textOf(message));
  } catch {
    close(socket, 1011);
  }
}

function close(socket: WebSocket, code: number): void {
  try {
    socket.close(code);
  } catch {
    // Closed already.
  }
}
