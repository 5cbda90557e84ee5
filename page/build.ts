// Builds the site that the Worker serves as static assets: the page's script and style, and what lies in public/.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Rollup } from "vite";
import { recordInputs, upToDateOutputs } from "./built-from.ts";

const PAGE = import.meta.dirname;
const ROOT = resolve(PAGE, "..");
const SITE = join(ROOT, "dist/site");

// The same bytes whoever builds, tests included.
process.env.NODE_ENV = "production";

/** Files by their path below the site, as they shall be there. */
type Site = ReadonlyMap<string, Uint8Array>;

// `npm start` builds after every edit of anything that runs, and most of them are none of the page's.
const scripts = process.env.WRANGLER_COMMAND === "dev" ? scriptsUpToDate() : null;
if (scripts === null) await buildScripts();
else writeSite(scripts);

async function buildScripts(): Promise<void> {
  const since = Date.now();
  const [page, operator] = await Promise.all([
    bundle("page", "main.tsx"),
    bundle("operator", "operator/main.ts"),
  ]);
  const scripts = new Map([...page.files, ...operator.files]);
  writeSite(scripts);
  recordInputs([...page.modules, ...operator.modules], since, [...scripts.keys()]);
}

/** The scripts that are there, if they were built from the files as they are now. */
function scriptsUpToDate(): Site | null {
  const paths = upToDateOutputs();
  if (paths === null || !paths.every((path) => existsSync(join(SITE, path)))) return null;
  return new Map(paths.map((path) => [path, readFileSync(join(SITE, path))]));
}

/**
 * Fixed names: the Worker writes them into its documents, and an ETag says when they changed. What a script fetches
 * later has a name of its content: an older page that is still open must not get a newer part.
 */
async function bundle(name: string, entry: string): Promise<{ files: Site; modules: readonly string[] }> {
  const { build } = await import("vite");
  const result = await build({
    root: PAGE,
    configFile: false,
    envDir: false,
    logLevel: "warn",
    publicDir: false,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      write: false,
      target: "es2023",
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: { [name]: join(PAGE, entry) },
        output: {
          entryFileNames: "assets/[name].js",
          assetFileNames: "assets/[name][extname]",
          chunkFileNames: "assets/[name]-[hash].js",
        },
      },
    },
  });
  const outputs: readonly Rollup.RollupOutput[] = [result].flat().filter((one) => "output" in one);
  const built = outputs.flatMap(({ output }) => output);
  const files = new Map(
    built.map((file) => [file.fileName, Buffer.from(file.type === "chunk" ? file.code : file.source)]),
  );
  return { files, modules: built.flatMap((file) => (file.type === "chunk" ? file.moduleIds : [])) };
}

function filesIn(directory: string, below: string): [string, Uint8Array][] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [join(below, relative(directory, file)), readFileSync(file)];
    });
}

/**
 * Puts the scripts beside what lies in the page's folder and in public/ as it is. Touches only what changed, so that a
 * running agent whose site is built again serves it without a gap.
 */
function writeSite(scripts: Site): void {
  const plain = [...filesIn(join(ROOT, "public"), ""), ...filesIn(join(PAGE, "static"), "assets")];
  const site: Site = new Map([...plain, ...scripts]);
  mkdirSync(SITE, { recursive: true });
  for (const [path, bytes] of site) {
    const file = join(SITE, path);
    if (existsSync(file) && readFileSync(file).equals(bytes)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  for (const [path] of filesIn(SITE, "")) if (!site.has(path)) rmSync(join(SITE, path));
}
