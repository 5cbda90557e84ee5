import { sniffPicture } from "../imagegen/picture-type.ts";
import type { OnPartial } from "../imagegen/port.ts";
import { logFault } from "../log.ts";
import type { JobPort } from "./job-port.ts";

/** Partial pictures of one call that are shown. */
const MOST_PARTIALS = 3;
/** A longer one is not worth what it takes to send it, as base64, to every listener. */
const MOST_BYTES = 2 * 1024 * 1024;

function isStill(bytes: Uint8Array): boolean {
  const type = sniffPicture(bytes);
  return type !== null && type.extension !== "gif";
}

/**
 * Hands what is seen of a picture to the sender's object as it comes. The call goes on meanwhile: showing is a courtesy
 * that may neither delay nor cost the picture.
 */
export function showPartials(port: JobPort, job: string, attempt: number): OnPartial {
  let shown = 0;
  return (bytes) => {
    if (shown === MOST_PARTIALS || bytes.length > MOST_BYTES || !isStill(bytes)) return;
    shown += 1;
    port.showPartial(job, attempt, bytes).catch((fault: unknown) => logFault("partial", fault, { job }));
  };
}
