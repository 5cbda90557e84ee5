/** A fault that somebody could make, and the tests that have to notice it. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly search: string;
  readonly replacement: string;
  /** Of one level each: their names begin with test/unit or test/worker. */
  readonly tests: readonly string[];
}

/**
 * Faults that went unnoticed once, and some that stand beside them. An entry whose text is no longer in its file is
 * brought up to date, not taken out.
 */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "an envelope without an end is forgotten after 30 days",
    file: "src/durable/sender/record-decision.ts",
    search: "if (expires === null || expires >",
    replacement: "if (expires === null) return now + REMEMBERED;\n  if (expires >",
    tests: ["test/unit/durable/sender/accept.test.ts"],
  },
  {
    name: "an envelope is taken until 500 minutes after its end",
    file: "packages/kit/open-request.ts",
    search: "const CLOCK_TOLERANCE = 5 * MINUTE;",
    replacement: "const CLOCK_TOLERANCE = 500 * MINUTE;",
    tests: ["test/unit/http/clock-tolerance.test.ts"],
  },
  {
    name: "a stale attempt overwrites the remote URL",
    file: "src/durable/sender/work.ts",
    search: "if (job === null || job.attempt !== attempt) return false;",
    replacement: "if (job === null) return false;",
    tests: ["test/unit/durable/sender/fences.test.ts"],
  },
  {
    name: "a message is taken without a transaction",
    file: "src/durable/sender/accept.ts",
    search: "return sql.transaction(() => take(intake, incoming));",
    replacement: "return take(intake, incoming);",
    tests: ["test/unit/durable/sender/fences.test.ts"],
  },
  {
    name: "a picture that is being drawn outlives the forgetting of its sender",
    file: "src/operator/routes/actions.ts",
    search: "await desk.deleteLater(known.flat());",
    replacement: "",
    tests: ["test/worker/forget.test.ts"],
  },
  {
    name: "a picture begun while its sender is forgotten outlives it",
    file: "src/operator/routes/actions.ts",
    search: "await desk.deleteLater(last.filter((picture) => !known.flat().includes(picture)));",
    replacement: "",
    tests: ["test/worker/forget.test.ts"],
  },
  {
    name: "pictures that are owed do not count as a sender's",
    file: "src/durable/sender/sender-records.ts",
    search: "...owed, ",
    replacement: "",
    tests: ["test/worker/forget.test.ts"],
  },
  {
    name: "a window that begins in the future counts",
    file: "src/agent/window.ts",
    search: " && now >= window.start",
    replacement: "",
    tests: ["test/unit/agent/window.test.ts"],
  },
  {
    name: "deliveries are tried again without jitter",
    file: "src/net/retry.ts",
    search: "(0.75 + jitter / 2)",
    replacement: "1",
    tests: ["test/unit/net/retry.test.ts"],
  },
  {
    name: "calls are tried again without jitter",
    file: "src/jobs/next-step.ts",
    search: "(1 + SPREAD * job.jitter)",
    replacement: "1",
    tests: ["test/unit/jobs/next-step.test.ts"],
  },
  {
    name: "the world's chance for deliveries is always the same",
    file: "src/durable/sender/post-office.ts",
    search: "jitter: () => Math.random(),",
    replacement: "jitter: () => 0.5,",
    tests: ["test/worker/jitter.test.ts"],
  },
  {
    name: "the object's chance for calls is always the same",
    file: "src/durable/sender/paid-work.ts",
    search: "jitter: Math.random(),",
    replacement: "jitter: 0,",
    tests: ["test/worker/jitter.test.ts"],
  },
  {
    name: "a message is taken in any number of sessions",
    file: "src/durable/sender/room.ts",
    search: "copies >= MOST_SESSIONS || ",
    replacement: "",
    tests: ["test/unit/durable/sender/storage-bounds.test.ts"],
  },
  {
    name: "an upload may take for ever",
    file: "src/net/read-upload.ts",
    search: "withTimeLimit(limitMs,",
    replacement: "withTimeLimit(60_000,",
    tests: ["test/unit/net/read-upload.test.ts"],
  },
  {
    name: "a stream goes on after the end of its session",
    file: "src/agent/streamed.ts",
    search: 'if (item.type === "end-session") open.clear();',
    replacement: 'if (item.type === "end-session") continue;',
    tests: ["test/unit/agent/streamed.test.ts"],
  },
  {
    name: "a copy is sent that its receiver may not read",
    file: "src/agentverse/store-asset.ts",
    search: "if (!allowed.ok) return allowed;",
    replacement: "",
    tests: ["test/unit/agentverse/store-asset.test.ts"],
  },
  {
    name: "a copy is sent to who collects its letters here",
    file: "src/durable/sender/take-pictures.ts",
    search: " && !collectsHere(sql, now)",
    replacement: "",
    tests: ["test/unit/durable/sender/image-reply.test.ts"],
  },
];
