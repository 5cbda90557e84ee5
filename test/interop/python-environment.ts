import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { BESIDE, NEWEST } from "./references.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const VENV = join(ROOT, ".venv-interop");
const PYTHON = join(VENV, "bin", "python");
const UV = join(VENV, "bin", "uv");
const INSTALLER = "requirements-installer.txt";

/** The Python of the virtual environment with the newest reference in it. `installReferences` makes it. */
export function pythonEnvironment(): string {
  return PYTHON;
}

/** The directory with other packages than the virtual environment has, to be named by PYTHONPATH; undefined: there are none. */
export function packagesBeside(requirements: string): string | undefined {
  return BESIDE.includes(requirements)
    ? join(VENV, "beside", requirements.replace(/^requirements-|\.txt$/g, ""))
    : undefined;
}

/**
 * Installs what is missing of the pinned references. The newest brings what all of them need; the others are a few
 * megabytes beside it, without dependencies of their own, and install while it does.
 */
export async function installReferences(): Promise<void> {
  const isWhole = isInstalled(VENV, NEWEST.requirements) && existsSync(UV);
  const worksAlready = isWhole && spawnSync(PYTHON, ["-V"]).status === 0;
  if (!worksAlready) {
    console.log("Installing the Python reference into .venv-interop ...");
    await makeEnvironment();
  }
  await Promise.all([worksAlready ? undefined : installNewest(), ...BESIDE.map(installBeside)]);
}

/** An empty environment with uv in it, which installs in a fifth of pip's time. */
async function makeEnvironment(): Promise<void> {
  const hasPip = spawnSync("python3", ["-m", "pip", "--version"]).status === 0;
  // To give an environment a pip of its own takes seconds.
  await run("python3", ["-m", "venv", ...(hasPip ? ["--without-pip"] : []), "--clear", VENV]);
  const [command, into] = hasPip ? ["python3", ["--python", PYTHON]] : [PYTHON, []];
  const quietly = ["--quiet", "--disable-pip-version-check", "--no-compile"];
  const file = join(import.meta.dirname, INSTALLER);
  await run(command, ["-m", "pip", ...into, "install", ...quietly, "-r", file]);
}

/** Compiles what the tests load, once: to compile everything takes longer than all of them. */
async function installNewest(): Promise<void> {
  await install(VENV, NEWEST.requirements, []);
  await run(PYTHON, ["-c", "import uagents"]);
}

async function installBeside(requirements: string): Promise<void> {
  const directory = packagesBeside(requirements);
  if (directory === undefined || isInstalled(directory, requirements)) return;
  rmSync(directory, { recursive: true, force: true });
  await install(directory, requirements, ["--no-deps", "--target", directory]);
}

async function install(directory: string, requirements: string, options: readonly string[]): Promise<void> {
  const file = join(import.meta.dirname, requirements);
  await run(UV, ["pip", "install", "--quiet", "--python", PYTHON, ...options, "-r", file]);
  writeFileSync(stampOf(directory), wanted(requirements));
}

/** An interrupted or older installation is done again. */
function isInstalled(directory: string, requirements: string): boolean {
  const stamp = stampOf(directory);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted(requirements);
}

function stampOf(directory: string): string {
  return join(directory, "installed-requirements.txt");
}

function wanted(requirements: string): string {
  return readFileSync(join(import.meta.dirname, requirements), "utf8");
}

async function run(command: string, args: readonly string[]): Promise<void> {
  // The reference keeps a log in the working directory.
  const where = { cwd: tmpdir(), env: { ...process.env, PYTHONDONTWRITEBYTECODE: "" } };
  const [code] = await once(spawn(command, args, { stdio: "inherit", ...where }), "close");
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
}
