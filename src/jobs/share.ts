import { STORING_TIME } from "../agentverse/store-asset.ts";
import { pictureKeyAt } from "../imagegen/picture-store.ts";
import { sniffPicture } from "../imagegen/picture-type.ts";
import { logFault } from "../log.ts";
import type { Claim, JobDependencies, WorkResult } from "./job-port.ts";

/** The longest that it takes, in ms: the last copy may begin as the time of the others ends. */
export const COPYING_TIME = 2 * STORING_TIME;

type Dependencies = Pick<JobDependencies, "now" | "pictures" | "share">;

/**
 * Copies a job's pictures into Agentverse's storage, once they are stored in ours and where the claim wants it. The
 * pictures are paid by then, and nothing that happens here makes one be drawn again: one without a copy is sent with
 * its link.
 */
export async function withCopies(
  job: string,
  claim: Exclude<Claim, { kind: "nothing" }>,
  result: WorkResult,
  dependencies: Dependencies,
): Promise<WorkResult> {
  const reader = claim.kind === "draw" || claim.kind === "download" ? claim.shareWith : undefined;
  if (reader === undefined || result.kind !== "stored") return result;
  const until = dependencies.now() + STORING_TIME;
  const copies: (string | null)[] = [];
  // One after the other: what a picture is in its request is several times as large as the picture.
  for (const index of result.extensions.keys()) {
    const isInTime = dependencies.now() < until;
    copies.push(isInTime ? await copyOf(pictureKeyAt(job, index), reader, dependencies) : null);
  }
  return { ...result, copies };
}

async function copyOf(
  key: string,
  reader: string,
  { pictures, share }: Dependencies,
): Promise<string | null> {
  try {
    const stored = await pictures.get(key);
    const type = stored === null ? null : sniffPicture(stored.bytes);
    if (stored === null || type === null) return null;
    return await share({ name: `${key}.${type.extension}`, bytes: stored.bytes, type }, reader);
  } catch (fault) {
    logFault("share", fault, { key });
    return null;
  }
}
