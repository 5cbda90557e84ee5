import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");
const VENV = join(ROOT, ".venv-interop");
const REQUIREMENTS = join(import.meta.dirname, "requirements.txt");
/** What was installed last: an interrupted or older installation is done again. */
const STAMP = join(VENV, "installed-requirements.txt");

/** The Python of a virtual environment with the pinned reference in it, which is made when it is missing. */
export function pythonEnvironment(): string {
  const python = join(VENV, "bin", "python");
  const wanted = readFileSync(REQUIREMENTS, "utf8");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted && spawnSync(python, ["-V"]).status === 0)
    return python;
  console.log("Installing the Python reference into .venv-interop ...");
  execFileSync("python3", ["-m", "venv", "--clear", VENV], { stdio: "inherit" });
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS];
  execFileSync(python, pip, { stdio: "inherit" });
  writeFileSync(STAMP, wanted);
  return python;
}
