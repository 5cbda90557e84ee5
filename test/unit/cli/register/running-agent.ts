import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Hono } from "hono";

const PUBLIC = resolve(import.meta.dirname, "../../../../public");

interface AgentFacts {
  readonly name?: string;
  readonly protocols?: readonly string[];
  readonly avatar?: Uint8Array<ArrayBuffer> | null;
  readonly banner?: Uint8Array<ArrayBuffer> | null;
}

/** The part of a running agent that `npm run register` looks at. A picture of null is not there. */
export function runningAgent(
  address: string,
  {
    name = "Painter",
    protocols = [`proto:${"0".repeat(64)}`],
    avatar = file("avatar.png"),
    banner = file("banner.png"),
  }: AgentFacts = {},
): Hono {
  const picture = (bytes: Uint8Array<ArrayBuffer> | null) =>
    bytes === null ? new Response(null, { status: 404 }) : new Response(bytes);
  return new Hono()
    .get("/agent_info", (context) => context.json({ address, protocols }))
    .get("/status", (context) => context.json({ status: "OK", name, address }))
    .get("/avatar.png", () => picture(avatar))
    .get("/banner.png", () => picture(banner));
}

function file(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(resolve(PUBLIC, name)));
}
