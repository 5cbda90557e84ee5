import { expect } from "vitest";
import type { Received } from "./reference-agent.ts";

const PNG_SIGNATURE = "89504e470d0a1a0a";

export function hasEnded(messages: readonly Received[]): boolean {
  return messages.some(({ content }) => content?.some(({ type }) => type === "end-session"));
}

/** "acknowledgement", the types of what a chat message contains, or the model's name. */
export function kindOf({ model, content }: Received): string {
  if (model === "ChatAcknowledgement") return "acknowledgement";
  return content?.map(({ type }) => type).join("+") ?? model;
}

export function textsOf(messages: readonly Received[]): string[] {
  return messages.flatMap(({ content }) => content ?? []).flatMap(({ text }) => text ?? []);
}

/** Fails unless there is a picture of an agent at a URL. */
export async function expectPng(url: string | null | undefined, origin: string): Promise<void> {
  expect(url).toMatch(new RegExp(`^${origin}/images/`));
  const response = await fetch(url ?? "");
  expect(response.headers.get("content-type")).toBe("image/png");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 8).toString("hex")).toBe(PNG_SIGNATURE);
}
