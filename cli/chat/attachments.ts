import { randomUUID } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { type Attachment, MOST_ATTACHMENTS, PER_MESSAGE_BYTES } from "@asi-image-agent/kit";
import { encodeBase64 } from "@asi-image-agent/protocol";
import { sniffPicture } from "../../src/imagegen/picture-type.ts";

export type ReadAttachments =
  | { readonly ok: true; readonly attachments: readonly Attachment[] }
  | { readonly ok: false; readonly problem: string };

/** What an agent follows by itself. */
const LINK = /^(?:https?|data|agent-storage):/i;

/** Reads what is named with --attach: links go as they are, files as data: URIs. */
export async function readAttachments(names: readonly string[]): Promise<ReadAttachments> {
  if (names.length > MOST_ATTACHMENTS)
    return { ok: false, problem: `${MOST_ATTACHMENTS} pictures at most go with one message.` };
  const attachments: Attachment[] = [];
  let left = PER_MESSAGE_BYTES;
  for (const name of names) {
    const read = LINK.test(name) ? { ok: true as const, uri: name, bytes: 0 } : await readPicture(name, left);
    if (!read.ok) return read;
    left -= read.bytes;
    attachments.push({ resourceId: randomUUID(), uri: read.uri });
  }
  return { ok: true, attachments };
}

/** A file as a person names it without a shell: typed with ~, or dropped on the terminal, which quotes it. */
export function typedFile(text: string, home: string): string {
  const unquoted = /^(['"])(.*)\1$/.exec(text)?.[2] ?? text.replaceAll("\\ ", " ");
  return unquoted.startsWith("~/") ? home + unquoted.slice(1) : unquoted;
}

type ReadPicture =
  | { readonly ok: true; readonly uri: string; readonly bytes: number }
  | { readonly ok: false; readonly problem: string };

async function readPicture(file: string, most: number): Promise<ReadPicture> {
  try {
    const { size } = await stat(file);
    if (size > most) return { ok: false, problem: tooLarge(file, size) };
    const bytes = await readFile(file);
    const type = sniffPicture(bytes);
    if (type === null) return { ok: false, problem: `${file} is no PNG, JPEG, WebP or GIF.` };
    return { ok: true, uri: `data:${type.mime};base64,${encodeBase64(bytes)}`, bytes: bytes.length };
  } catch {
    return { ok: false, problem: `${file} cannot be read.` };
  }
}

function tooLarge(file: string, size: number): string {
  return (
    `${file} has ${Math.ceil(size / 1000)} KB: the pictures of a message may have ${PER_MESSAGE_BYTES / 1000} KB ` +
    "together. Make it smaller, or give a link to it."
  );
}
