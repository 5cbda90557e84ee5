import { parseEnvelope } from "@asi-image-agent/protocol";
import * as z from "zod/mini";

/** The state of a message of our own: how far it has come. */
const sendingSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("sending") }),
  /** The agent answered 200 after so many ms. */
  z.object({ state: z.literal("taken"), tookMs: z.number() }),
  z.object({ state: z.literal("failed"), problem: z.string() }),
]);
export type SendingState = z.infer<typeof sendingSchema>;

/** A size in pixels. */
const sizeSchema = z.object({ width: z.number(), height: z.number() });
export type PictureSize = z.infer<typeof sizeSchema>;

const common = {
  /** Envelope text as it went over the wire. */
  wire: z.string(),
  session: z.string(),
  /** The time by the agent's clock, in ms. */
  at: z.number(),
};

const chatSchema = z.object({
  ...common,
  /** The message's msg_id: one row however often it is sent. */
  id: z.string(),
  direction: z.literal("sent"),
  text: z.string(),
  sending: sendingSchema,
  /** Pictures that go with it: as data: URIs, each with the resource_id under which it is sent. */
  attachments: z.optional(z.array(z.object({ id: z.string(), uri: z.string() }))),
});

const acknowledgementSchema = z.object({
  ...common,
  /** The record's id: "ack:" and the msg_id that it acknowledges. */
  id: z.string(),
  direction: z.literal("acknowledged"),
});

const receivedSchema = z.object({
  ...common,
  /** The letter's uuid in the mailbox. */
  id: z.string(),
  direction: z.literal("received"),
  via: z.enum(["stream", "poll"]),
  /** Signed by the agent, for us. */
  genuine: z.boolean(),
  /** Sizes of the pictures that it brings, by their paths, once they were seen. */
  sizes: z.optional(z.record(z.string(), sizeSchema)),
});

/** An envelope that this browser has sent or received: all that the page shows is made of these. */
export const wireRecordSchema = z
  .discriminatedUnion("direction", [chatSchema, acknowledgementSchema, receivedSchema])
  .check(z.refine(({ wire }) => parseEnvelope(wire).ok, "not an envelope"));

export type SentRecord = z.infer<typeof chatSchema>;
export type AcknowledgementRecord = z.infer<typeof acknowledgementSchema>;
export type ReceivedRecord = z.infer<typeof receivedSchema>;
export type WireRecord = SentRecord | AcknowledgementRecord | ReceivedRecord;
