import { type ChatContent, type Resource, stripEnd } from "@asi-image-agent/protocol";
import { type InputPicture, MOST_INPUTS } from "./picture-order.ts";
import type { UnusableInput } from "./sentences/sentences.ts";

/** Pictures that came with a message, as the sender named them. Nobody has looked at them yet. */
export interface Attachments {
  readonly inputs: readonly InputPicture[];
  /** Why one of them cannot be used, as far as its name tells; null: nothing speaks against them. */
  readonly unusable: UnusableInput | null;
  /** The message's words without the links that were taken as attachments. */
  readonly text: string;
}

/**
 * A link in a text, bare or in Markdown. A person pastes none that is longer; a data URI comes as a resource, never
 * in a text.
 */
const LINK = /!?\[([^[\]]{0,200})\]\((https?:\/\/[^\s()<>]{1,2000})\)|https?:\/\/[^\s()<>[\]"']{1,2000}/gi;
const PICTURE_ENDING = /\.(?:png|jpe?g|webp|gif|avif)$/i;
/** Hosts that keep pictures under links that need not end like one. */
const PICTURE_HOSTS = /^(?:res\.cloudinary\.com|i\.imgur\.com|images\.unsplash\.com|pbs\.twimg\.com)$/i;
/** Types that `resource.metadata` may name: that of a picture, or that of anything. */
const PICTURE_TYPE = /^(?:image\/|application\/octet-stream$|$)/i;
const SCHEMES = /^(?:https?:|data:|agent-storage:)/i;

/**
 * Finds the pictures that came with a message. Links that begin with `origin` name a picture of ours and are no
 * attachment.
 */
export function attachmentsOf(
  content: readonly ChatContent[],
  text: string,
  origin: string | null,
): Attachments {
  const sent = content.flatMap((item) => (item.type === "resource" ? resourcesOf(item) : []));
  const { links, rest } = linkedPictures(text, origin);
  const uris = [...new Set([...sent.map(({ uri }) => uri), ...links])];
  return {
    inputs: uris.slice(0, MOST_INPUTS).map((uri) => ownPicture(uri, origin) ?? { kind: "remote", uri }),
    unusable: whyUnusable(sent, uris.length),
    text: rest,
  };
}

/** The URIs of all that came with a message as a resource, pictures or not. */
export function resourceUris(content: readonly ChatContent[]): string[] {
  return content.flatMap((item) => (item.type === "resource" ? resourcesOf(item).map(({ uri }) => uri) : []));
}

const OWN_FILE = /^([0-9a-f]{32,128}(?:-[2-9])?)\.(png|jpg|webp|gif)$/;

/** One of ours, sent back as a resource: it lies in our own store. */
function ownPicture(uri: string, origin: string | null): InputPicture | null {
  const start = `${origin}/images/`;
  const found = origin !== null && uri.startsWith(start) ? OWN_FILE.exec(uri.slice(start.length)) : null;
  const [, key, extension] = found ?? [];
  return key === undefined || extension === undefined ? null : { kind: "own", key, extension };
}

interface SentResource {
  readonly uri: string;
  readonly isPicture: boolean;
}

function resourcesOf(item: Extract<ChatContent, { type: "resource" }>): SentResource[] {
  if (item.resources.length === 0) return [{ uri: storageUri(item.resourceId), isPicture: true }];
  return item.resources.map((resource) => ({
    uri: SCHEMES.test(resource.uri) ? resource.uri : storageUri(item.resourceId),
    isPicture: mayBePicture(resource),
  }));
}

/**
 * The URI of a resource by its id alone: whatever host the sender's URI names, the storage of the settings is asked.
 */
function storageUri(resourceId: string): string {
  return `agent-storage://https://agentverse.ai/v1/storage/${resourceId}`;
}

function mayBePicture({ uri, metadata }: Resource): boolean {
  const type = metadata.mime_type ?? metadata.mimeType ?? metadata["content-type"] ?? "";
  const data = /^data:([^;,]{0,100})/i.exec(uri)?.[1];
  return PICTURE_TYPE.test(type) && PICTURE_TYPE.test(data ?? "");
}

function whyUnusable(sent: readonly SentResource[], count: number): UnusableInput | null {
  if (sent.some(({ isPicture }) => !isPicture)) return "no-picture";
  return count > MOST_INPUTS ? "too-many" : null;
}

function linkedPictures(text: string, origin: string | null): { links: string[]; rest: string } {
  const links: string[] = [];
  const rest = text.replace(LINK, (all: string, _alt: string | undefined, target?: string) => {
    const url = stripEnd(target ?? all, ".,;:!?");
    if (!isPictureLink(url, origin)) return all;
    links.push(url);
    return target === undefined ? all.slice(url.length) : "";
  });
  return links.length === 0 ? { links, rest: text } : { links, rest: rest.replace(/[ \t]+/g, " ").trim() };
}

function isPictureLink(url: string, origin: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { origin: from, hostname, pathname } = new URL(url);
  if (from === origin) return false;
  return PICTURE_ENDING.test(pathname) || (PICTURE_HOSTS.test(hostname) && pathname.length > 1);
}
