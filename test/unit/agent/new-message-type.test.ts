import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyRepository } from "../../../dev/copy-repository.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const TIME_LIMIT = 120_000;
const copy = mkdtempSync(join(tmpdir(), "new-message-type-"));

/** What adding a type takes: its file, the protocol that lists it, its handler. */
const CHANGES: Readonly<Record<string, (before: string) => string>> = {
  "src/protocol/messages/summary.ts": () => `import { integer, text } from "../field.ts";
import { messageType } from "../message-type.ts";
import { model } from "../model.ts";

export const summaryRequest = messageType(model("SummaryRequest", { long_text: text(), most_words: integer() }));
export const summary = messageType(model("Summary", { short_text: text() }));
`,
  "src/protocol/protocols.ts": (before) => `${before}
import { summary, summaryRequest } from "./messages/summary.ts";
export * from "./messages/summary.ts";
export const summaryProtocol = protocol({
  name: "Summaries",
  version: "1.0.0",
  interactions: [{ request: summaryRequest, responses: [summary, errorMessage] }],
});
`,
  "src/agent/handlers.ts": (
    before,
  ) => `import { summary, summaryProtocol, summaryRequest } from "@asi-image-agent/protocol";
${before.replace(
  "\n] as const;",
  `
  handler({
    form: "summary-request",
    message: summaryRequest,
    protocol: summaryProtocol,
    asks: ({ longText, mostWords }) =>
      complete({ system: \`At most \${mostWords} words.\`, prompt: longText, schema: null }),
    answer: (reply) => (reply.kind === "answer" ? written(summary, { shortText: reply.text }) : null),
  }),
] as const;`,
)}`,
};

/** Lets the changed agent read a request, count and answer it, and tells what it did. */
const TRIAL = `
import { FORMS } from "./src/agent/form.ts";
import { readIncoming, spokenSchemas } from "./src/agent/incoming.ts";
import { replyLetters } from "./src/agent/reply.ts";
import { newSenderState, windowOf, withWindow } from "./src/agent/sender-state.ts";
import { ANNOUNCED } from "./src/agentverse/announced.ts";
import { summary, summaryRequest } from "@asi-image-agent/protocol";

const payload = summaryRequest.encode({ longText: "Once upon a time", mostWords: 5 });
const clockAndIds = { now: 0, newId: () => "" };
const question = { form: "summary-request", msgId: null, session: "s", description: "" };
const [letter] = replyLetters(clockAndIds, question, { kind: "answer", text: "Once" }, false);
const counted = withWindow(newSenderState(), "complete", "summary-request", { start: 1, count: 2 });
console.log(JSON.stringify({
  payload,
  asked: readIncoming(summaryRequest.digest, payload),
  unreadable: readIncoming(summaryRequest.digest, '{"long_text": "x"}').kind,
  isSpoken: spokenSchemas().some((line) => line.startsWith("SummaryRequest (model:")),
  announced: ANNOUNCED.map(({ name }) => name),
  isForm: FORMS.includes("summary-request"),
  counted: [windowOf(counted, "complete", "summary-request"), windowOf(counted, "complete", "context-prompt")],
  answer: { isSummary: letter.schemaDigest === summary.digest, payload: letter.payload, of: letter.protocolDigest },
  protocol: ANNOUNCED.at(-1).digest,
}));
`;

beforeAll(() => {
  copyRepository(ROOT, copy, [
    "src",
    "packages",
    "package.json",
    "tsconfig.json",
    "worker-configuration.d.ts",
  ]);
  for (const [path, change] of Object.entries(CHANGES)) {
    const file = join(copy, path);
    const isNew = path.includes("/messages/");
    writeFileSync(file, change(isNew ? "" : readFileSync(file, "utf8")));
  }
}, TIME_LIMIT);

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a further type of message", () => {
  it("takes its file, the protocol that lists it and its handler", () => {
    expect(Object.keys(CHANGES)).toHaveLength(3);
  });

  it(
    "leaves nothing to be added elsewhere: the types agree",
    () => {
      const project = join(copy, "tsconfig.src.json");
      writeFileSync(
        project,
        '{ "extends": "./tsconfig.json", "include": ["worker-configuration.d.ts", "src"] }',
      );
      const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
      const check = spawnSync(process.execPath, [tsc, "-p", project, "--checkers", "2"], {
        cwd: copy,
        encoding: "utf8",
      });
      expect([check.status, check.stdout]).toEqual([0, ""]);
    },
    TIME_LIMIT,
  );

  it(
    "is read, spoken of, announced, counted by itself and answered",
    () => {
      const trial = join(copy, "trial.ts");
      writeFileSync(trial, TRIAL);
      const told = JSON.parse(execFileSync(process.execPath, [trial], { cwd: copy, encoding: "utf8" }));
      const order = { system: "At most 5 words.", prompt: "Once upon a time", schema: null };
      expect(told).toMatchObject({
        payload: '{"long_text": "Once upon a time", "most_words": 5}',
        asked: {
          kind: "direct",
          form: "summary-request",
          words: "Once upon a time",
          wish: { kind: "complete", order },
        },
        unreadable: "unreadable",
        isSpoken: true,
        isForm: true,
        counted: [{ start: 1, count: 2 }, null],
        answer: { isSummary: true, payload: '{"short_text": "Once"}', of: told.protocol },
      });
      expect(told.announced.at(-1)).toBe("Summaries");
    },
    TIME_LIMIT,
  );
});
