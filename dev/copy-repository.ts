import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";

/** The folder of node_modules in which npm links this repository's own packages. */
const OWN = "@asi-image-agent";

/**
 * Copies `paths` of the repository at `root` into `copy`. Others' packages are linked to those at `root`, our own to the
 * copy: an edit there must not be looked for in the original.
 */
export function copyRepository(root: string, copy: string, paths: readonly string[]): void {
  for (const path of paths) cpSync(join(root, path), join(copy, path), { recursive: true });
  const [from, to] = [join(root, "node_modules"), join(copy, "node_modules")];
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== OWN) symlinkSync(join(from, name), join(to, name));
  cpSync(join(from, OWN), join(to, OWN), { recursive: true, verbatimSymlinks: true });
}
