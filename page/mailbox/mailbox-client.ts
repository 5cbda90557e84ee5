import { mailboxToken, streamProtocols, TOKEN_SECONDS } from "@asi-image-agent/kit";
import { type Identity, mailboxPath } from "@asi-image-agent/protocol";

const TIMEOUT_MS = 15_000;
/** A token is renewed this long before it ends. */
const MARGIN_MS = 60_000;

/** The mailbox of this browser's identity at the agent, over HTTP and WebSocket. */
export interface MailboxClient {
  openSocket(): WebSocket;
  /** Reads the mailbox's JSON text; null: nobody answers, or with something else than 200. */
  readMailbox(): Promise<string | null>;
  /** A letter that could not be deleted comes again, and is known then. */
  deleteLetter(uuid: string): Promise<void>;
}

export function mailboxClient(identity: Identity, clock: () => number): MailboxClient {
  const path = mailboxPath(identity.address);
  let latest: { readonly token: string; readonly until: number } | null = null;

  const freshToken = () => mailboxToken(identity, clock(), crypto.getRandomValues(new Uint8Array(32)));
  const token = () => {
    if (latest === null || latest.until < clock()) {
      latest = { token: freshToken(), until: clock() + TOKEN_SECONDS * 1000 - MARGIN_MS };
    }
    return latest.token;
  };
  const request = (url: string, method: string) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return fetch(url, { method, signal, headers: { authorization: `Agent ${token()}` } });
  };
  return {
    openSocket: () => new WebSocket(`${path}/stream`, streamProtocols(freshToken())),
    async readMailbox() {
      try {
        const response = await request(path, "GET");
        return response.ok ? await response.text() : null;
      } catch {
        return null;
      }
    },
    async deleteLetter(uuid) {
      await request(`${path}/${uuid}`, "DELETE").catch(() => undefined);
    },
  };
}
