import type { MailboxLetter } from "./mailbox-rows.ts";

/**
 * A letter as Agentverse's mailbox API has it. The envelope stands as it was sealed: a nonce beyond 2^53 would not
 * survive being parsed and written again.
 */
export function mailboxJson({ uuid, envelope, receivedAt, expiresAt }: MailboxLetter): string {
  const received = JSON.stringify(new Date(receivedAt).toISOString());
  const expires = JSON.stringify(new Date(expiresAt).toISOString());
  return `{"uuid":${JSON.stringify(uuid)},"envelope":${envelope},"received_at":${received},"expires_at":${expires}}`;
}
