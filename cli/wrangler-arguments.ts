import { parseArgs } from "node:util";

/** The facts that `npm start` has to know of the arguments that go to `wrangler dev` untouched. */
export interface WranglerArguments {
  /** null: not asked for. */
  readonly port: number | null;
  readonly ip: string | null;
  readonly environment: string | null;
  readonly persistTo: string | null;
  readonly config: string | null;
  readonly envFiles: readonly string[];
  readonly choosesInspectorPort: boolean;
  readonly choosesLogLevel: boolean;
  readonly wantsHelp: boolean;
  /** --agentverse: the agent is to be reached through its mailbox at Agentverse. It is the one option of our own. */
  readonly agentverse: boolean;
  /** Settings given by --var NAME:VALUE. */
  readonly vars: Readonly<Record<string, string>>;
}

export type WranglerArgumentsResult =
  | { readonly ok: true; readonly known: WranglerArguments }
  | { readonly ok: false; readonly problem: string };

/** Reads, without judging it, a command line that is wrangler's. The last one of a repeated option counts. */
export function readWranglerArguments(argv: readonly string[]): WranglerArgumentsResult {
  const given = optionValues(argv);
  const last = (name: string) => given.get(name)?.at(-1) ?? null;
  const port = last("port");
  if (port !== null && !isPort(port))
    return { ok: false, problem: `--port wants a number from 1 to 65535, not "${port}"` };
  if (argv.some((argument) => argument.startsWith(`${OWN_OPTION}=`)))
    return {
      ok: false,
      problem: `${OWN_OPTION} takes no value: another Agentverse is named by AGENTVERSE_URL`,
    };
  return {
    ok: true,
    known: {
      port: port === null ? null : Number(port),
      ip: last("ip"),
      environment: last("env"),
      persistTo: last("persist-to"),
      config: last("config"),
      envFiles: given.get("env-file") ?? [],
      choosesInspectorPort: given.has("inspector-port"),
      choosesLogLevel: given.has("log-level"),
      wantsHelp: argv.some((argument) => argument === "--help" || argument === "-h"),
      agentverse: argv.includes(OWN_OPTION),
      vars: Object.fromEntries((given.get("var") ?? []).map(splitVar)),
    },
  };
}

const OWN_OPTION = "--agentverse";

/** The command line without what wrangler does not know. */
export function withoutOwnOption(argv: readonly string[]): string[] {
  return argv.filter((argument) => argument !== OWN_OPTION);
}

/** Options that take several values after one name, as in `--var A:1 B:2` (yargs, which wrangler uses, allows it). */
const LISTS = ["var", "env-file"];

function optionValues(argv: readonly string[]): Map<string, string[]> {
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      port: { type: "string" },
      ip: { type: "string" },
      env: { type: "string", short: "e" },
      "persist-to": { type: "string" },
      config: { type: "string", short: "c" },
      "env-file": { type: "string", multiple: true },
      "inspector-port": { type: "string" },
      "log-level": { type: "string" },
      agentverse: { type: "boolean" },
      var: { type: "string", multiple: true },
    },
  });
  const values = new Map<string, string[]>();
  let current = "";
  for (const token of tokens) {
    if (token.kind === "option") current = token.name;
    const value = token.kind === "option-terminator" ? undefined : token.value;
    if (value === undefined || (token.kind === "positional" && !LISTS.includes(current))) continue;
    values.set(current, [...(values.get(current) ?? []), value]);
  }
  return values;
}

function splitVar(text: string): [string, string] {
  const colon = text.indexOf(":");
  return colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
