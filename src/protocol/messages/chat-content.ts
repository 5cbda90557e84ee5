import { type Codec, type Coded, fit, isObject, listCodec, unfit, type Value } from "../codec.ts";
import { dateTime, type Field, list, literal, oftenMissing, record, text, union, uuid4 } from "../field.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../json.ts";
import { model, nested } from "../model.ts";

const resourceModel = model("Resource", { uri: text(), metadata: record(text()) });
export type Resource = Value<typeof resourceModel>;

/** One item of a ChatMessage. */
export type ChatContent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "resource"; readonly resourceId: string; readonly resources: readonly Resource[] }
  | { readonly type: "metadata"; readonly metadata: Readonly<Record<string, string>> }
  | { readonly type: "start-session" }
  | { readonly type: "end-session" }
  | { readonly type: "start-stream"; readonly streamId: string }
  | { readonly type: "end-stream"; readonly streamId: string }
  /** Only ever received: an item of a type that this protocol does not name. */
  | { readonly type: "unknown"; readonly name: string };

/** The dialects differ in one word: how the end of a stream is spelled. */
export type EndOfStream = "end-stream" | "start-stream";

/** The message that both dialects share. */
export function chatModel(endOfStream: EndOfStream) {
  return model("ChatMessage", {
    timestamp: chatTime(),
    msg_id: oftenMissing(uuid4()),
    content: contentField(endOfStream),
  });
}

/** The reference takes "" as no time at all. */
function chatTime(): Field<string | null> {
  const time = oftenMissing(dateTime());
  return { ...time, read: (value) => time.read(value === "" ? null : value) };
}

/** A list of contents in one of the dialects. What arrives is read in both. */
function contentField(endOfStream: EndOfStream): Field<readonly ChatContent[]> {
  const models = contentModels(endOfStream);
  const items: Codec<ChatContent> = {
    read: readContent,
    write: (item) => writeContent(item, models, endOfStream),
  };
  return { ...list(union(...Object.values(models).map(nested<unknown>))), ...listCodec(items) };
}

function contentModels(endOfStream: EndOfStream) {
  const resource = nested(resourceModel);
  return {
    text: model("TextContent", { type: literal("text"), text: text() }),
    resource: model("ResourceContent", {
      type: literal("resource"),
      resource_id: uuid4(),
      resource: union(resource, list(resource)),
    }),
    metadata: model("MetadataContent", { type: literal("metadata"), metadata: record(text()) }),
    "start-session": model("StartSessionContent", { type: literal("start-session") }),
    "end-session": model("EndSessionContent", { type: literal("end-session") }),
    "start-stream": model("StartStreamContent", { type: literal("start-stream"), stream_id: uuid4() }),
    "end-stream": model("EndStreamContent", { type: literal(endOfStream), stream_id: uuid4() }),
  };
}

type Models = ReturnType<typeof contentModels>;
type ContentType = keyof Models;

const MODELS = contentModels("end-stream");
/** What an item of a type is known by that comes without it, in the order in which the reference's union tries them. */
const MEMBERS_OF: readonly (readonly [ContentType, ...string[]])[] = [
  ["text", "text"],
  ["resource", "resource_id", "resource"],
  ["metadata", "metadata"],
  ["start-stream", "stream_id"],
];

/** An item as it arrives: without a type it is taken by its members, with an unknown one it is kept by its name. */
function readContent(item: JsonValue | undefined): Coded<ChatContent> {
  if (!isJsonObject(item)) return unfit("not a content item");
  const type = item.type ?? typeByMembers(item);
  if (!isContentType(type)) return fit({ type: "unknown", name: typeof type === "string" ? type : "" });
  const typed = { ...item, type };
  if (type !== "resource") return MODELS[type].read(typed);
  const read = MODELS[type].read(typed);
  if (!read.ok) return read;
  const { resourceId, resource } = read.value;
  return fit({ type, resourceId, resources: "uri" in resource ? [resource] : resource });
}

/** Without any member it is a start-session, as the reference's union takes it. */
function typeByMembers(item: JsonObject): ContentType | undefined {
  if (Object.keys(item).every((member) => member === "type")) return "start-session";
  const found = MEMBERS_OF.find(([, ...members]) => members.every((member) => Object.hasOwn(item, member)));
  return found?.[0];
}

function isContentType(type: unknown): type is ContentType {
  return typeof type === "string" && Object.hasOwn(MODELS, type);
}

/** An item of ours, strictly, as it is written. An unknown type is refused. */
function writeContent(item: unknown, models: Models, endOfStream: EndOfStream): Coded<JsonObject> {
  if (!isObject(item) || !isContentType(item.type)) return unfit("no content that can be sent");
  const { type, ...members } = item;
  if (type === "end-stream") return models[type].write({ ...members, type: endOfStream });
  if (type !== "resource") return models[type].write(item);
  const { resources, ...others } = members;
  const isOne = Array.isArray(resources) && resources.length === 1;
  return models[type].write({ ...others, type, resource: isOne ? resources[0] : resources });
}
