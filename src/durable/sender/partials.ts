import { encodeBase64, type StreamPreview } from "@asi-image-agent/protocol";
import { msgIdOfIdentity } from "../../agent/incoming.ts";
import { sniffPicture } from "../../imagegen/picture-type.ts";
import type { Sql } from "../storage/sql.ts";
import { findJob } from "./job-rows.ts";

/**
 * A partial picture as the sender's streams show it. Nothing of it is kept. null: it is none, it comes from an attempt
 * that no longer holds the job, or what asked for it has no msg_id by which it could be shown.
 */
export function previewOf(sql: Sql, id: string, attempt: number, bytes: Uint8Array): StreamPreview | null {
  const job = findJob(sql, id);
  if (job === null || job.attempt !== attempt || job.leaseUntil === null) return null;
  const type = sniffPicture(bytes);
  const msgId = msgIdOfIdentity(job.identity);
  if (type === null || msgId === null) return null;
  return { session: job.session, msgId, image: `data:${type.mime};base64,${encodeBase64(bytes)}` };
}
