import { decodeOrder } from "../agent/completion-order.ts";
import { log } from "../log.ts";
import type { Claim, JobDependencies, JobPort, Worked, WorkResult } from "./job-port.ts";
import { makePictures } from "./pictures.ts";
import { withCopies } from "./share.ts";

export type { Claim, JobDependencies, JobPort, RemotePictures, WorkResult } from "./job-port.ts";

/** A bound on the rounds of a job, above what the rules ever allow: the loop talks to others. */
const MOST_ROUNDS = 12;

/**
 * Works on one job until it is final, held by somebody else, or has to wait. The time spent here is a queue
 * consumer's: waiting for a provider costs no CPU and keeps no object busy.
 */
export async function workOnJob(port: JobPort, job: string, dependencies: JobDependencies): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const claim = await port.claim(job);
    if (claim.kind === "nothing") return;
    const from = dependencies.now();
    const { result, bill } = await carryOut(port, job, claim, dependencies);
    noteCalled(job, claim, result, dependencies.now() - from);
    const whole = await withCopies(job, claim, result, dependencies);
    const { again } = await port.finish(job, claim.attempt, whole, bill);
    if (!again) return;
  }
}

function noteCalled(
  job: string,
  claim: Exclude<Claim, { kind: "nothing" }>,
  result: WorkResult,
  ms: number,
): void {
  const provider = claim.kind === "draw" ? claim.provider : claim.kind;
  const outcome = result.kind === "failed" ? result.outcome : result.kind;
  log("called", { job, attempt: claim.attempt, provider, outcome, ms });
}

async function carryOut(
  port: JobPort,
  job: string,
  claim: Exclude<Claim, { kind: "nothing" }>,
  dependencies: JobDependencies,
): Promise<Worked> {
  if (claim.kind === "complete") {
    const order = decodeOrder(claim.order);
    if (order === null)
      return { result: { kind: "unanswerable", reason: "text-unfit", paid: false }, bill: null };
    return dependencies.complete(order, () => port.reserveAgain(job, claim.attempt));
  }
  if (claim.kind === "understand") {
    const order = decodeOrder(claim.order);
    if (order === null) return { result: { kind: "understood", answer: null }, bill: null };
    return dependencies.understand(order);
  }
  return makePictures(port, job, claim, dependencies);
}
