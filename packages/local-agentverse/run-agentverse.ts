import { Command, InvalidArgumentError } from "commander";
import { startLocalAgentverse } from "./agentverse.ts";
import { REFUSED_KEY } from "./caller.ts";

interface Flags {
  readonly port: number;
  readonly state?: string;
  readonly quota: number;
}

await new Command("npm run agentverse --")
  .description(
    "A local Agentverse: Almanac, identity, agents, domains, mailbox, storage, events, interactions and search.",
  )
  .option("--port <number>", "where it listens on 127.0.0.1; 0 for any free port", parseNumber, 8788)
  .option("--state <file>", "keeps what it knows in this file; else it forgets everything at its end")
  .option("--quota <number>", "how many agents an account may register", parseNumber, 100)
  .addHelpText(
    "after",
    `\nEvery API key but "${REFUSED_KEY}" is an account. Use it with AGENTVERSE_URL, or agentverse= in Python.`,
  )
  .action(run)
  .parseAsync();

async function run({ port, state, quota }: Flags): Promise<void> {
  try {
    const agentverse = await startLocalAgentverse(port, state ?? null, (line) => console.log(line), {
      quota,
    });
    console.log(`The local Agentverse is at ${agentverse.url}`);
    console.log(`Chats as ASI:One would show them: ${agentverse.url}/conversations`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void agentverse.stop());
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65_535) throw new InvalidArgumentError("a whole number up to 65535");
  return number;
}
