import { resolve } from "node:path";
import { stripEnd } from "@asi-image-agent/protocol";
import { Command } from "commander";
import type * as z from "zod/mini";
import { isLoopback } from "../src/net/loopback.ts";
import { type OperatorAction, operatorActionSchema } from "../src/operator/action.ts";
import { deadLettersSchema, jobsSchema, overviewSchema } from "../src/operator/api.ts";
import { OperatorApi } from "./operator/api.ts";
import { describeDeadLetters, describeJobs, describeOverview } from "./operator/print.ts";
import { deployedSettings, localSettings } from "./operator-settings.ts";
import { findSetting } from "./settings.ts";
import { complain, say, sayJson } from "./terminal.ts";

const ROOT = resolve(import.meta.dirname, "..");
const LOCAL = "http://127.0.0.1:8787";

interface Flags {
  readonly url: string;
  readonly env?: string;
  readonly json?: true;
  readonly days?: string;
  readonly yes?: true;
}

const program = new Command("npm run operator --")
  .description("See what an agent does, and do something about it.")
  .addHelpText(
    "after",
    `
Needs OPERATOR_TOKEN: from the shell's environment, else (for an agent elsewhere) from .dev.vars.production, else from
.dev.vars. Exit code: 0 done, 1 not.`,
  );

const command = (usage: string, description: string) =>
  program
    .command(usage)
    .description(description)
    .option("--url <url>", "where the agent is", LOCAL)
    .option("--env <name>", "the environment of wrangler.toml whose settings have the token")
    .option("--json", "print the API's JSON");

command("overview", "what happened, and what it cost")
  .option("--days <n>", "of how many days", "7")
  .action((flags: Flags) => show(flags, `/overview?days=${flags.days}`, overviewSchema, describeOverview));
command("jobs", "the latest pictures and answers")
  .option("--days <n>", "of how many days", "2")
  .action((flags: Flags) =>
    show(flags, `/jobs?days=${flags.days}`, jobsSchema, ({ jobs }) => describeJobs(jobs)),
  );
command("dead-letters", "replies that could not be delivered, with their ids")
  .option("--days <n>", "of how many days", "7")
  .action((flags: Flags) =>
    show(flags, `/dead-letters?days=${flags.days}`, deadLettersSchema, ({ deadLetters }) =>
      describeDeadLetters(deadLetters),
    ),
  );

const onAddress = {
  block: "refuse a sender",
  unblock: "let a blocked sender in again",
  unlimited: "free a sender from the quotas",
  limited: "let the quotas hold for a sender again",
};
for (const [action, description] of Object.entries(onAddress)) {
  command(`${action} <address>`, description).action((address: string, flags: Flags) =>
    act(flags, { action, address }),
  );
}
command("forget <address>", "delete everything of a sender: messages, letters, pictures")
  .option("--yes", "yes, for good")
  .action((address: string, flags: Flags) =>
    flags.yes === true
      ? act(flags, { action: "forget", address })
      : fail(
          "This deletes every message, letter and picture of that sender for good. If you are sure, add --yes.",
        ),
  );
command("pause [sentence]", "draw and answer nothing, and say this instead").action(
  (sentence: string | undefined, flags: Flags) => act(flags, { action: "pause", sentence }),
);
command("resume", "draw again").action((flags: Flags) => act(flags, { action: "resume" }));
command("resend <id>", "send a dead letter again").action((id: string, flags: Flags) =>
  act(flags, { action: "resend", id }),
);

await program.parseAsync();

async function show<T>(
  flags: Flags,
  path: string,
  schema: z.ZodMiniType<T>,
  describe: (value: T) => string,
): Promise<void> {
  const api = openApi(flags);
  if (api === null) return;
  const answer = await api.read(path, schema);
  if (!answer.ok) return fail(answer.problem);
  if (flags.json === true) sayJson(answer.json);
  else say(describe(answer.value));
}

async function act(flags: Flags, given: Readonly<Record<string, string | undefined>>): Promise<void> {
  const action = operatorActionSchema.safeParse(given);
  if (!action.success) return fail(`The ${describeIssue(action.error)}.`);
  const api = openApi(flags);
  if (api === null) return;
  await carryOut(api, action.data, flags);
}

async function carryOut(api: OperatorApi, action: OperatorAction, flags: Flags): Promise<void> {
  const answer = await api.act(action);
  if (!answer.ok) return fail(answer.problem);
  const { result, pictures } = answer.value;
  const more = pictures === undefined ? "" : `, with ${pictures} pictures`;
  if (flags.json === true) sayJson(answer.json);
  else if (result === "done") say(`Done${more}.`);
  if (result !== "done") fail(`Not done: ${result}`);
}

function openApi({ url, env }: Flags): OperatorApi | null {
  const here = stripEnd(url, "/");
  const sources = isLoopback(here)
    ? localSettings(ROOT, process.env)
    : deployedSettings(ROOT, env ?? null, process.env);
  const token = findSetting("OPERATOR_TOKEN", sources);
  if (token === null) {
    fail("OPERATOR_TOKEN is not set: not in the shell's environment, and not in the files of settings.");
    return null;
  }
  if (!here.startsWith("https://") && !isLoopback(here)) {
    fail("The token goes over https only.");
    return null;
  }
  return new OperatorApi(here, token);
}

function describeIssue({ issues: [issue] }: z.core.$ZodError): string {
  return `${issue?.path.join(".") ?? "request"} ${issue?.message}`;
}

function fail(problem: string): void {
  complain(problem);
  process.exitCode = 1;
}
