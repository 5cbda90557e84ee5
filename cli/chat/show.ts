import { isLoopback } from "../../src/net/loopback.ts";
import { checkOutgoingUrl } from "../../src/net/outgoing-url.ts";
import { type LoadResult, loadPicture, numberedFile, savePicture } from "../save-picture.ts";
import type { InlineProtocol } from "./inline-protocol.ts";
import { type Cells, pictureEscape } from "./picture-escapes.ts";

/** Where pictures go besides the link that is always told. */
export interface PictureOutput {
  /** The agent that is talked to. */
  readonly agentUrl: string;
  readonly protocol: InlineProtocol;
  readonly terminal: () => Cells;
  /** `--out`; undefined: nothing is saved. */
  readonly file: string | undefined;
}

/** A picture as it is put on the terminal, a line that follows, and what went wrong. */
export interface PutPicture {
  /** An escape sequence of ours around the picture's bytes; null: the link alone. */
  readonly inline: string | null;
  /** null: nothing was to be saved, or it could not be. */
  readonly savedAs: string | null;
  readonly problem: string | null;
}

/** Makes a picture ready for the terminal and saves it; `number` is its place among those that are saved. */
export async function putPicture(url: string, number: number, output: PictureOutput): Promise<PutPicture> {
  const { agentUrl, protocol, terminal, file } = output;
  const inline =
    protocol === "none" ? null : escapeOf(await loadUnasked(url, agentUrl), protocol, terminal());
  const saved = file === undefined ? null : await savePicture(url, numberedFile(file, number));
  return {
    inline,
    savedAs: saved?.ok ? saved.file : null,
    problem: saved === null || saved.ok ? null : saved.problem,
  };
}

function escapeOf(loaded: LoadResult | null, protocol: InlineProtocol, terminal: Cells): string | null {
  return loaded?.ok ? pictureEscape(loaded.bytes, protocol, terminal) : null;
}

/**
 * Loads a picture that nobody has asked for by hand: from the agent that is talked to, or from a public address, and
 * nowhere that it is sent on to. An agent shall not have this machine knock at doors of its own network.
 */
async function loadUnasked(url: string, agentUrl: string): Promise<LoadResult | null> {
  const isAgents = URL.canParse(url) && new URL(url).origin === new URL(agentUrl).origin;
  const mayBeLoaded = isAgents || checkOutgoingUrl(url, { development: isLoopback(agentUrl) }).ok;
  return mayBeLoaded ? loadPicture(url, "error") : null;
}
