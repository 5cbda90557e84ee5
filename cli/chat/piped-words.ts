import { LONGEST_CHAT_TEXT } from "../../src/agent/description.ts";

export type PipedWords =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

/** All that comes through a pipe, as the words of one message. More than a message may have is not read. */
export async function readPipedWords(input: AsyncIterable<Uint8Array>): Promise<PipedWords> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of input) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST_CHAT_TEXT)
      return { ok: false, problem: `A message has ${LONGEST_CHAT_TEXT} characters at most.` };
  }
  return { ok: true, text: (text + decoder.decode()).trim() };
}
