import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type RunningAgentverse, startLocalAgentverse } from "@asi-image-agent/local-agentverse";
import { type Connected, connect, whyNotConnect } from "./mailbox/connect.ts";
import { connectionVars, mailboxAgentverse } from "./mailbox/connection-settings.ts";
import { choosePorts, isPortFree } from "./ports.ts";
import { gatherSettings, inOrder, type RunSettings, settingsFiles, writeEnvFile } from "./run-settings.ts";
import { findSetting } from "./settings.ts";
import { haveSettingsRead, watchSettings } from "./settings-watch.ts";
import { START_HELP } from "./start-help.ts";
import { describeStart, waitForStatus } from "./start-summary.ts";
import { lockState } from "./state-lock.ts";
import { complain, say } from "./terminal.ts";
import { readWranglerArguments, type WranglerArguments, withoutOwnOption } from "./wrangler-arguments.ts";
import { nodeVersionProblem, runCron, spawnWranglerDev, stopProcess } from "./wrangler-dev.ts";

const ROOT = resolve(import.meta.dirname, "..");
const DEFAULT_STATE = ".wrangler/state";

const argv = process.argv.slice(2);
const versionProblem = nodeVersionProblem(process.versions.node);
const parsed = readWranglerArguments(argv);
if (versionProblem !== null) giveUp(versionProblem);
else if (!parsed.ok) giveUp(parsed.problem);
else if (parsed.known.wantsHelp) say(START_HELP);
else await start(parsed.known);

async function start(args: WranglerArguments): Promise<void> {
  const settings = gatherSettings(ROOT, args, process.env, randomBytes(32).toString("hex"));
  const terminal = holdBack();
  if (settings.created !== null) terminal.line(`Made ${settings.created} with a fresh AGENT_SEED.`);
  const named = findSetting("AGENTVERSE_URL", inOrder(settings));
  const mailboxAt = args.agentverse ? mailboxAgentverse(inOrder(settings)) : null;
  const problem = mailboxAt === null ? null : await whyNotConnect(mailboxAt, inOrder(settings));
  if (problem !== null) return giveUp(problem);
  const remote = mailboxAt ?? named;
  const ports = await choosePorts(args.port, remote === null, isPortFree);
  if (!ports.ok) return giveUp(ports.problem);

  const url = `http://${reachableHost(args.ip)}:${ports.agent}`;
  const lock = lockState(resolve(ROOT, args.persistTo ?? DEFAULT_STATE), url);
  if (!lock.ok) return giveUp(lock.problem);
  process.once("exit", lock.release);

  const agentverse =
    ports.agentverse === null ? null : await startAgentverse(ports.agentverse, args, terminal.line);
  await run({ args, settings, terminal, url, port: ports.agent, agentverse, remote });
}

/** All that a run needs to know. */
interface Run {
  readonly args: WranglerArguments;
  readonly settings: RunSettings;
  readonly terminal: HeldTerminal;
  readonly url: string;
  readonly port: number;
  /** The Agentverse that runs here; null: `remote` is used. */
  readonly agentverse: RunningAgentverse | null;
  readonly remote: string | null;
}

/** Runs the agent until it ends, or is ended. */
async function run({ args, settings, terminal, url, port, agentverse, remote }: Run): Promise<void> {
  const agentverseUrl = agentverse?.url ?? remote ?? "";
  const publicUrl = findSetting("PUBLIC_URL", [args.vars]) ?? url;
  const envFile = writeEnvFile(join(ROOT, `.wrangler/start/settings-${port}.env`), args, settings);
  const local = agentverse === null ? {} : { AGENTVERSE_URL: agentverseUrl };
  const where = args.agentverse ? connectionVars(agentverseUrl, publicUrl, inOrder(settings)) : local;
  const vars = { PUBLIC_URL: publicUrl, ...where };
  const own = ownArguments(args, port, vars, envFile);
  const wrangler = spawnWranglerDev(ROOT, [...withoutOwnOption(argv), ...own]);
  let stopping = false;
  let connected: Connected | null = null;

  wrangler.once("exit", async (code) => {
    terminal.release();
    if (envFile !== null) rmSync(envFile, { force: true });
    await connected?.stop();
    process.exit(stopping ? 0 : (code ?? 1));
  });
  const stop = async () => {
    stopping = true;
    await Promise.all([connected?.stop(), stopProcess(wrangler), agentverse?.stop()]);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  whenOrphaned(stop);

  takeEdits(args, settings, envFile);
  const status = await waitForStatus(url, () => stopping || wrangler.exitCode !== null);
  if (status === null) return;
  const hasOperatorPage = findSetting("OPERATOR_TOKEN", inOrder(settings)) !== null;
  const urls = { url, publicUrl, agentverseUrl, agentverseIsLocal: agentverse !== null };
  const facts = { ...urls, hasOperatorPage, status };
  if (args.agentverse && status.address !== undefined)
    connected = await connect(facts, status.address, inOrder(settings));
  else say(describeStart(facts));
  terminal.release();
  // The Almanac may have lost its records since the agent, whose state is kept, registered there.
  await runCron(url);
}

interface HeldTerminal {
  line(text: string): void;
  release(): void;
}

/** Lines that wait until what a person looks for first, where the agent is, stands above them. */
function holdBack(): HeldTerminal {
  const held: string[] = [];
  let print = (text: string): void => {
    held.push(text);
  };
  return {
    line: (text) => print(text),
    release() {
      print = say;
      for (const text of held.splice(0)) print(text);
    },
  };
}

/** Hands edits of `.dev.vars`, or of what stands in its place, to the running agent. */
function takeEdits(args: WranglerArguments, first: RunSettings, envFile: string | null): void {
  const seed = findSetting("AGENT_SEED", inOrder(first)) ?? randomBytes(32).toString("hex");
  const files = settingsFiles(ROOT, args);
  watchSettings(files, () => {
    const settings = gatherSettings(ROOT, args, process.env, seed);
    if (envFile !== null) writeEnvFile(envFile, args, settings);
    haveSettingsRead(resolve(ROOT, args.config ?? "wrangler.toml"), new Date());
    const names = files.map((file) => relative(ROOT, file)).join(", ");
    say(`${names} has changed: the agent takes it. (AGENTVERSE_URL counts from the next start.)`);
  });
}

/**
 * npm runs a script through a shell, which does not hand on a SIGTERM: whoever ends `npm start` by its process id
 * would leave the agent running. So it ends when the process that started it is gone.
 */
function whenOrphaned(stop: () => Promise<void>): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    void stop();
  }, 500);
  watch.unref();
}

/** The arguments that `npm start` adds to the command line, wherever its user has not chosen. */
function ownArguments(
  args: WranglerArguments,
  port: number,
  vars: Readonly<Record<string, string>>,
  envFile: string | null,
): string[] {
  const own = Object.entries(vars)
    .filter(([name]) => !(name in args.vars))
    .flatMap(([name, value]) => ["--var", `${name}:${value}`]);
  if (envFile !== null) own.push("--env-file", envFile);
  if (args.port === null) own.push("--port", String(port));
  if (args.ip === null) own.push("--ip", "127.0.0.1");
  // Without it wrangler warns at each start that nothing runs the cron here.
  own.push("--test-scheduled");
  // Two agents on one machine would want the same port for the debugger; 0 takes any free one.
  if (!args.choosesInspectorPort) own.push("--inspector-port", "0");
  if (!args.choosesLogLevel) own.push("--define", "STAGES_ARE_LOGGED:false");
  return own;
}

/** The local Agentverse's state lies beside the agent's own, so that both survive a restart or neither does. */
function startAgentverse(
  port: number,
  args: WranglerArguments,
  print: (line: string) => void,
): Promise<RunningAgentverse> {
  const state = resolve(ROOT, args.persistTo ?? DEFAULT_STATE);
  const report = (line: string) => print(`[agentverse] ${line}`);
  return startLocalAgentverse(port, join(state, "agentverse", "state.json"), report);
}

/** Servers on every address of the machine are reached on loopback too. */
function reachableHost(ip: string | null): string {
  if (ip === null || ["localhost", "0.0.0.0", "*", "::"].includes(ip)) return "127.0.0.1";
  return ip.includes(":") ? `[${ip}]` : ip;
}

function giveUp(problem: string): void {
  complain(problem);
  process.exitCode = 1;
}
