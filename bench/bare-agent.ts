import { DurableObject } from "cloudflare:workers";
import { chatAcknowledgement, identityFromSeed, verifySignature } from "@asi-image-agent/protocol";
import module from "../dist/secp256k1.wasm";
import { wasmVerifier } from "../src/secp256k1/verifier.ts";

// A Worker that goes the way of an envelope or of a chat and does nothing on it: no signature, no check, no rule. What it
// takes is what the runtime takes, and no agent on it can take less.

interface BareEnv {
  readonly BARE: DurableObjectNamespace<BareObject>;
  readonly JOBS: Queue<Chat>;
  readonly PICTURES: R2Bucket;
  /** Where pictures are drawn. */
  readonly IMAGES: string;
  /** Where every sender listens. */
  readonly PEER: string;
}

interface Chat {
  readonly sender: string;
  readonly session: string;
}

const JSON_HEADERS = { "content-type": "application/json" };

/** An object with one table. */
export class BareObject extends DurableObject<BareEnv> {
  constructor(state: DurableObjectState, env: BareEnv) {
    super(state, env);
    state.storage.sql.exec("CREATE TABLE IF NOT EXISTS chats (session TEXT PRIMARY KEY, state TEXT)");
  }

  async nothing(): Promise<void> {}

  async keep({ session }: Chat): Promise<void> {
    this.ctx.storage.sql.exec("INSERT OR REPLACE INTO chats VALUES (?, 'open')", session);
  }

  /** Keeps a row, acknowledges, and tells the queue. */
  async accept(chat: Chat): Promise<void> {
    await this.keep(chat);
    this.ctx.waitUntil(this.#post(chat, chatAcknowledgement.digest, ""));
    this.ctx.waitUntil(this.env.JOBS.send(chat));
  }

  /** Keeps a row and sends two letters, one after the other. */
  async finish(chat: Chat, key: string): Promise<void> {
    this.ctx.storage.sql.exec("UPDATE chats SET state = ? WHERE session = ?", key, chat.session);
    const letters = this.#post(chat, "", `![](${key})`).then(() =>
      this.#post(chat, "", '{"type":"end-session"}'),
    );
    this.ctx.waitUntil(letters);
  }

  async #post({ session }: Chat, digest: string, text: string): Promise<void> {
    const body = JSON.stringify({ session, schema_digest: digest, payload: btoa(text) });
    const response = await fetch(this.env.PEER, { method: "POST", headers: JSON_HEADERS, body });
    await response.body?.cancel();
  }
}

const signer = identityFromSeed("a bare agent");

export default {
  /** The path says how far it goes. */
  async fetch(request, env): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (pathname === "/check/submit" || pathname === "/sign/submit")
      return work(pathname, Number(search.slice(1)));
    const wire = await request.text();
    if (pathname === "/empty/submit") return Response.json({});
    const chat = { sender: memberOf(wire, SENDER), session: memberOf(wire, SESSION) };
    const object = env.BARE.getByName(chat.sender);
    if (pathname === "/object/submit") await object.nothing();
    else if (pathname === "/row/submit") await object.keep(chat);
    else await object.accept(chat);
    return Response.json({});
  },

  async queue({ messages }, env): Promise<void> {
    await Promise.all(
      messages.map(async ({ body }) => {
        const asked = { method: "POST", headers: JSON_HEADERS, body: '{"n":1}' };
        const answer = await (await fetch(`${env.IMAGES}/images/generations`, asked)).text();
        await env.PICTURES.put(body.session, answer);
        await env.BARE.getByName(body.sender).finish(body, body.session);
      }),
    );
  },
} satisfies ExportedHandler<BareEnv, Chat>;

const SENDER = /"sender":\s*"([^"]+)"/;
const SESSION = /"session":\s*"([^"]+)"/;

function memberOf(wire: string, member: RegExp): string {
  return member.exec(wire)?.[1] ?? "";
}

/** Checks or makes so many signatures. */
function work(pathname: string, count: number): Response {
  const digest = new Uint8Array(32).fill(7);
  const verifier = wasmVerifier(module);
  const signature = signer.sign(digest);
  let held = 0;
  for (let index = 0; index < count; index++) {
    digest[0] = pathname === "/sign/submit" ? index : 7;
    const isGood =
      pathname === "/sign/submit"
        ? signer.sign(digest) !== ""
        : verifySignature(signer.publicKey, digest, signature, verifier).ok;
    if (isGood) held += 1;
  }
  return new Response(String(held));
}
