import { createHash } from "node:crypto";
import { resolveTxt } from "node:dns/promises";

/** The TXT records of a domain; none, if it has none or nobody answers. */
export type TxtLookup = (domain: string) => Promise<readonly string[]>;

/** Asks the DNS of this machine. A record of several strings is one text. */
export const systemTxtLookup: TxtLookup = async (domain) => {
  try {
    return (await resolveTxt(domain)).map((strings) => strings.join(""));
  } catch {
    return [];
  }
};

/**
 * The TXT record that proves to Agentverse that an account holds a domain. Source: VerificationTokenData in
 * verifyaname/verification_token.py, where the owner is the wallet of the account.
 */
export function verificationRecord(domain: string, owner: string): string {
  const digest = createHash("sha256");
  for (const part of [domain, owner]) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(Buffer.byteLength(part)));
    digest.update(length).update(part);
  }
  return `fetch-aname-token=${digest.digest("base64url")}`;
}
