import type { MessageType } from "@asi-image-agent/protocol";
import type { SendOutcome } from "./sender.ts";

/** The conversation that a message belongs to, and the way to answer in it. */
export interface Context {
  /** The sender of the message; our own address in what runs at intervals. */
  readonly sender: string;
  /** Stays the same through a conversation: what is sent here goes in it. */
  readonly session: string;
  /**
   * Sends a message as the reference's ctx.send does: to one endpoint after the other until one takes it. Throws only
   * for a message that its type does not allow.
   */
  send<T>(to: string, type: MessageType<T>, message: T): Promise<SendOutcome>;
}

export type Handler<T> = (message: T, context: Context) => void | Promise<void>;
