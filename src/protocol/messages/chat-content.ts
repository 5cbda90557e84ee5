import * as z from "zod";
import { receivedText, receivedTexts, receivedUuid4, sentTexts, sentUuid4 } from "../coercion.ts";
import type { JsonObject } from "../json.ts";
import {
  type Field,
  list,
  literal,
  type Model,
  model,
  nested,
  record,
  text,
  union,
  uuid4,
} from "../model.ts";

export interface Resource {
  readonly uri: string;
  readonly metadata: Record<string, string>;
}

/** One item of a ChatMessage. */
export type ChatContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "resource"; readonly resourceId: string; readonly resources: readonly Resource[] }
  | { readonly type: "metadata"; readonly metadata: Record<string, string> }
  | { readonly type: "start-session" }
  | { readonly type: "end-session" }
  | { readonly type: "start-stream"; readonly streamId: string }
  | { readonly type: "end-stream"; readonly streamId: string }
  /** Only ever received: an item of a type that this protocol does not name. */
  | { readonly type: "unknown"; readonly name: string };

/** The dialects differ in one word: how the end of a stream is spelled. */
export type EndOfStream = "end-stream" | "start-stream";

/** The schema of a list of contents. */
export function contentField(endOfStream: EndOfStream): Field {
  const resource = nested(model("Resource", { uri: text(), metadata: record(text()) }));
  const contents: Model[] = [
    model("TextContent", { type: literal("text"), text: text() }),
    model("ResourceContent", {
      type: literal("resource"),
      resource_id: uuid4(),
      resource: union(resource, list(resource)),
    }),
    model("MetadataContent", { type: literal("metadata"), metadata: record(text()) }),
    model("StartSessionContent", { type: literal("start-session") }),
    model("EndSessionContent", { type: literal("end-session") }),
    model("StartStreamContent", { type: literal("start-stream"), stream_id: uuid4() }),
    model("EndStreamContent", { type: literal(endOfStream), stream_id: uuid4() }),
  ];
  return list(union(...contents.map(nested)));
}

/** An item as it arrives: without a type it is taken by its members, with an unknown one it is kept by its name. */
export function receivedContent(): z.ZodType<ChatContent> {
  const resource = z.object({ uri: receivedText, metadata: receivedTexts });
  const known = z.discriminatedUnion("type", [
    z.object({ type: z.literal("text"), text: receivedText }),
    z
      .object({
        type: z.literal("resource"),
        resource_id: receivedUuid4,
        resource: z.union([z.array(resource), resource.transform((one) => [one])]),
      })
      .transform(({ type, resource_id, resource }) => ({
        type,
        resourceId: resource_id,
        resources: resource,
      })),
    z.object({ type: z.literal("metadata"), metadata: receivedTexts }),
    z.object({ type: z.literal("start-session") }),
    z.object({ type: z.literal("end-session") }),
    z
      .object({ type: z.enum(["start-stream", "end-stream"]), stream_id: receivedUuid4 })
      .transform(({ type, stream_id }) => ({ type, streamId: stream_id })),
    z.object({ type: z.literal("unknown"), name: z.string() }),
  ]);
  return z.looseObject({}, "not a content item").transform(withKnownType).pipe(known);
}

const MEMBERS_OF: ReadonlyMap<string, readonly string[]> = new Map([
  ["text", ["text"]],
  ["resource", ["resource_id", "resource"]],
  ["metadata", ["metadata"]],
  ["start-stream", ["stream_id"]],
  ["end-stream", ["stream_id"]],
  ["start-session", []],
  ["end-session", []],
]);

function withKnownType(item: Record<string, unknown>): Record<string, unknown> {
  const type = item.type ?? typeByMembers(item);
  if (typeof type === "string" && MEMBERS_OF.has(type)) return { ...item, type };
  return { type: "unknown", name: typeof type === "string" ? type : "" };
}

/** In the order in which the reference's union tries them; without any member it is a start-session there too. */
function typeByMembers(item: Record<string, unknown>): string | undefined {
  if (Object.keys(item).every((member) => member === "type")) return "start-session";
  for (const [type, members] of MEMBERS_OF) {
    if (members.length > 0 && members.every((member) => member in item)) return type;
  }
  return undefined;
}

/** An item of ours, strictly, as it is written. An unknown type is refused. */
export function sentContent(endOfStream: EndOfStream): z.ZodType<JsonObject> {
  const resource = z.strictObject({ uri: z.string(), metadata: sentTexts });
  const stream = <T extends string>(type: T, spelling: string) =>
    z
      .strictObject({ type: z.literal(type), streamId: sentUuid4 })
      .transform(({ streamId }) => ({ type: spelling, stream_id: streamId }));
  return z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("text"), text: z.string() }),
    z
      .strictObject({ type: z.literal("resource"), resourceId: sentUuid4, resources: z.array(resource) })
      .transform(({ type, resourceId, resources }) => {
        const [only, ...others] = resources;
        return { type, resource_id: resourceId, resource: only && others.length === 0 ? only : resources };
      }),
    z.strictObject({ type: z.literal("metadata"), metadata: sentTexts }),
    z.strictObject({ type: z.literal("start-session") }),
    z.strictObject({ type: z.literal("end-session") }),
    stream("start-stream", "start-stream"),
    stream("end-stream", endOfStream),
  ]);
}
