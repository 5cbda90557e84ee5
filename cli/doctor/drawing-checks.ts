import { randomBytes, randomUUID } from "node:crypto";
import { identityFromSeed } from "@asi-image-agent/protocol";
import { pictureTypeOfMime, sniffPicture } from "../../src/imagegen/picture-type.ts";
import { chat } from "../chat-session.ts";
import { bad, type Finding, ok, skipped } from "./finding.ts";

const WISH = "a lighthouse in a storm, as a woodcut";
const PICTURE_TIMEOUT_MS = 30_000;

/**
 * Chats as a stranger would: a signed message from a fresh address, the replies from the agent's mailbox, then the
 * picture behind the link. Draws one picture, which a paid provider charges for.
 */
export async function checkDrawing(url: string, address: string, timeoutMs: number): Promise<Finding[]> {
  const began = Date.now();
  const identity = identityFromSeed(randomBytes(32).toString("hex"));
  const connection = { url, agentAddress: address, identity };
  const session = randomUUID();
  const result = await chat(connection, { text: WISH, session, timeoutMs, onLetter: () => {} });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  const noPicture = skipped("picture", "the chat brought no picture");
  const advice = "Look at the agent's log: `npx wrangler tail`.";
  if (!result.ok) return [bad("chat", result.problem, advice), noPicture];

  const { acknowledged, pictureUrl, texts, over } = result.conversation;
  if (pictureUrl === null) {
    const words = texts.length === 0 ? "nothing more came" : `it said: ${texts.join(" ").trim()}`;
    const state = acknowledged ? "The agent acknowledged" : "The agent took the message";
    return [bad("chat", `${state}, and after ${seconds} s there is no picture; ${words}`, advice), noPicture];
  }
  const chatted =
    acknowledged && over
      ? ok("chat", `acknowledged, drawn and ended in ${seconds} s`)
      : bad("chat", acknowledged ? "The session was not ended." : "There was no acknowledgement.", advice);
  return [chatted, await checkPicture(pictureUrl)];
}

/** Whether a link leads to a picture of the type that it and its server name. */
export async function checkPicture(pictureUrl: string): Promise<Finding> {
  const advice = "PUBLIC_URL must lead to this agent, and nothing may change its answers.";
  try {
    const response = await fetch(pictureUrl, { signal: AbortSignal.timeout(PICTURE_TIMEOUT_MS) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status !== 200) return bad("picture", `${pictureUrl} answers ${response.status}.`, advice);
    const mime = response.headers.get("content-type") ?? "no type";
    const type = sniffPicture(bytes);
    const right =
      type !== null &&
      pictureTypeOfMime(mime)?.extension === type.extension &&
      pictureUrl.endsWith(`.${type.extension}`);
    if (right) return ok("picture", `${pictureUrl}, ${mime}, ${Math.ceil(bytes.length / 1024)} KB`);
    return bad("picture", `${pictureUrl} is served as ${mime}, which it is not.`, advice);
  } catch {
    return bad("picture", `${pictureUrl} cannot be fetched.`, advice);
  }
}
