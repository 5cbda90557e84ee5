import { parseUuid4, stripEnd } from "@asi-image-agent/protocol";
import { InvalidArgumentError } from "commander";

/** What stands behind `npm run chat --` besides the words. */
export interface ChatFlags {
  readonly url: string;
  readonly attach: readonly string[];
  readonly out?: string;
  readonly inline?: string;
  readonly session?: string;
  readonly collect?: string;
  /** In seconds. */
  readonly timeout: number;
  readonly identity?: string;
  readonly agentverse: string;
  readonly json?: true;
}

export function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError("It must begin with http(s)://");
  return stripEnd(text, "/");
}

export function parseSession(text: string): string {
  const session = parseUuid4(text);
  if (session === null) throw new InvalidArgumentError("A session is a version-4 UUID.");
  return session;
}

export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0)) throw new InvalidArgumentError("It must be a number of seconds.");
  return seconds;
}

/** For an option that may be given several times. */
export function collectValues(text: string, before: readonly string[]): readonly string[] {
  return [...before, text];
}
