import { type Wrangler, wranglerProblem } from "./wrangler.ts";

/** The outcome for one resource. `there`: it was there before. */
export type ResourceResult =
  | { readonly ok: true; readonly state: "there" | "made" }
  | { readonly ok: false; readonly problem: string };

/** Wrangler's ways to say that a queue or bucket is missing: in words, or by the API's code (R2: 10006). */
const MISSING = /does not exist|\[code: 10006\]/i;
/** The API's codes for a name that is taken by one of ours that was made meanwhile (R2: 10004, queues: 11009). */
const MADE_MEANWHILE = /\[code: (10004|11009)\]/;

export function ensureQueue(wrangler: Wrangler, name: string): Promise<ResourceResult> {
  return ensure(wrangler, ["queues", "info", name], ["queues", "create", name]);
}

export function ensureBucket(wrangler: Wrangler, name: string): Promise<ResourceResult> {
  return ensure(wrangler, ["r2", "bucket", "info", name], ["r2", "bucket", "create", name]);
}

async function ensure(
  wrangler: Wrangler,
  look: readonly string[],
  make: readonly string[],
): Promise<ResourceResult> {
  const looked = await wrangler.run(look);
  if (looked.exitCode === 0) return { ok: true, state: "there" };
  const why = wranglerProblem(looked);
  if (!MISSING.test(why)) return { ok: false, problem: why };
  const made = await wrangler.run(make);
  if (made.exitCode === 0) return { ok: true, state: "made" };
  const whyNot = wranglerProblem(made);
  return MADE_MEANWHILE.test(whyNot) ? { ok: true, state: "there" } : { ok: false, problem: whyNot };
}

/** The name of our rule among the bucket's lifecycle rules; the others are the operator's. */
const RULE = "delete-old-pictures";
/** The part of the bucket in which the Worker keeps pictures. */
const PREFIX = "images/";

/** Lets R2 delete pictures after `days`. A rule of ours that says something else is replaced, others stay. */
export async function ensureLifecycle(
  wrangler: Wrangler,
  bucket: string,
  days: number,
): Promise<ResourceResult> {
  const command = ["r2", "bucket", "lifecycle"];
  const listed = await wrangler.run([...command, "list", bucket]);
  if (listed.exitCode !== 0) return { ok: false, problem: wranglerProblem(listed) };
  const rule = findRule(listed.stdout);
  if (rule === `Expire objects after ${days} days`) return { ok: true, state: "there" };
  if (rule !== null) {
    const removed = await wrangler.run([...command, "remove", bucket, "--name", RULE]);
    if (removed.exitCode !== 0) return { ok: false, problem: wranglerProblem(removed) };
  }
  const added = await wrangler.run([
    ...command,
    "add",
    bucket,
    RULE,
    PREFIX,
    "--expire-days",
    String(days),
    "--force",
  ]);
  return added.exitCode === 0 ? { ok: true, state: "made" } : { ok: false, problem: wranglerProblem(added) };
}

/** The two sides of `label: value`, without the spaces around them. */
function readField(line: string): [label: string, value: string] {
  const colon = line.indexOf(":");
  return [line.slice(0, Math.max(0, colon)).trim(), line.slice(colon + 1).trim()];
}

/** The text of our rule in wrangler's list, which is for people: blocks of `label: value`. null: there is none. */
function findRule(list: string): string | null {
  for (const block of list.split(/\n\s*\n/)) {
    const fields = new Map(block.split("\n").map(readField));
    if (fields.get("name") === RULE) return fields.get("action") ?? "";
  }
  return null;
}
