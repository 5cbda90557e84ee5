import { globSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import * as z from "zod";

/** A room of the house: the files below some paths, and the rooms that they may import. */
export interface Room {
  readonly name: string;
  /** Paths from the root; the longest one that a file lies below decides. */
  readonly paths: readonly string[];
  /** The names of rooms; "below": every room that stands before this one in the table. */
  readonly imports: readonly string[] | "below";
}

const EVERYBODYS = ["protocol", "time and text"];

/** From the ground up. Whoever moves in puts a line here. */
export const ROOMS: readonly Room[] = [
  { name: "protocol", paths: ["src/protocol"], imports: [] },
  {
    name: "secp256k1 verifier",
    paths: ["src/secp256k1", "dist/secp256k1.wasm"],
    imports: ["protocol"],
  },
  {
    name: "time and text",
    paths: [
      "src/clock.ts",
      "src/visible-text.ts",
      "src/random-nonce.ts",
      "src/identity.ts",
      "src/remembered.ts",
      "src/with-fallback.ts",
    ],
    imports: ["protocol"],
  },
  { name: "pricing", paths: ["src/pricing"], imports: [] },
  { name: "log", paths: ["src/log.ts"], imports: ["time and text"] },
  { name: "net", paths: ["src/net"], imports: EVERYBODYS },
  { name: "sketch", paths: ["packages/sketch"], imports: [] },
  // Of net only what is pure: how long a sender's endpoints have been waited for.
  { name: "agent", paths: ["src/agent"], imports: [...EVERYBODYS, "net"] },
  { name: "kit", paths: ["packages/kit"], imports: [...EVERYBODYS, "net", "agent"] },
  { name: "local Agentverse", paths: ["packages/local-agentverse"], imports: [...EVERYBODYS, "kit"] },
  { name: "completion", paths: ["src/completion"], imports: [...EVERYBODYS, "net", "agent"] },
  {
    name: "imagegen",
    paths: ["src/imagegen"],
    imports: [...EVERYBODYS, "net", "agent", "sketch", "completion", "pricing"],
  },
  {
    name: "config",
    paths: [
      "src/agent-uri.ts",
      "src/config.ts",
      "src/secret-problem.ts",
      "src/settings-schema.ts",
      "src/settings.ts",
    ],
    imports: [...EVERYBODYS, "net", "agent", "imagegen", "pricing"],
  },
  { name: "agentverse", paths: ["src/agentverse"], imports: "below" },
  { name: "jobs", paths: ["src/jobs"], imports: "below" },
  { name: "storage", paths: ["src/durable/storage"], imports: ["time and text"] },
  { name: "operator", paths: ["src/operator"], imports: "below" },
  { name: "operator's objects", paths: ["src/operator/objects"], imports: "below" },
  { name: "durable", paths: ["src/durable"], imports: "below" },
  { name: "http", paths: ["src/http"], imports: "below" },
  { name: "operator's page", paths: ["src/operator/page"], imports: "below" },
  { name: "operator's routes", paths: ["src/operator/routes"], imports: "below" },
  { name: "worker", paths: ["src/app.ts", "src/worker.ts"], imports: "below" },
  // In the browser. Of the Worker it knows what stands in the document for it.
  { name: "page facts", paths: ["src/http/page-facts.ts"], imports: [] },
  {
    name: "page",
    paths: ["page"],
    imports: [...EVERYBODYS, "agent", "kit", "page facts"],
  },
  { name: "command line", paths: ["cli"], imports: "below" },
  { name: "dev", paths: ["dev"], imports: "below" },
  { name: "examples", paths: ["examples"], imports: "below" },
  { name: "tests", paths: ["test"], imports: "below" },
  { name: "bench", paths: ["bench"], imports: "below" },
];

/** The one file of a room of its own that a room before it reads. */
const ALSO: ReadonlySet<string> = new Set(["http > page facts"]);

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Finds the room of a file; null: it is none's. */
export function roomOf(file: string): Room | null {
  const found = ROOMS.flatMap((room) =>
    room.paths
      .filter((path) => file === path || file.startsWith(`${path}/`))
      .map((path) => ({ room, length: path.length })),
  );
  return found.toSorted((one, other) => other.length - one.length)[0]?.room ?? null;
}

/** Says what is wrong with an arrow between two files; null: it may be. */
export function problemOf({ from, to }: Arrow): string | null {
  const inner = packageOf(to);
  if (inner !== null && inner !== packageOf(from) && !inner.entries.has(to))
    return `${from} → ${to}: an inner file of ${inner.name}, which is imported by its name`;
  const [importer, imported] = [roomOf(from), roomOf(to)];
  if (importer === null || imported === null)
    return `${from} → ${to}: ${importer === null ? from : to} stands in no room`;
  if (importer === imported || ALSO.has(`${importer.name} > ${imported.name}`)) return null;
  const below = ROOMS.indexOf(imported) < ROOMS.indexOf(importer);
  const allowed = importer.imports === "below" || importer.imports.includes(imported.name);
  if (below && allowed) return null;
  return `${from} → ${to}: ${importer.name} may not import ${imported.name}`;
}

interface Package {
  readonly name: string;
  readonly folder: string;
  /** The files that its `exports` name, by how others import them. */
  readonly imports: ReadonlyMap<string, string>;
  readonly entries: ReadonlySet<string>;
}

const REPOSITORY = resolve(import.meta.dirname, "../../..");
const workspacesSchema = z.object({ workspaces: z.array(z.string()) });
const manifestSchema = z.object({ name: z.string(), exports: z.record(z.string(), z.string()) });

/** The packages of the house, as package.json lists them. */
export const PACKAGES: readonly Package[] = workspacesSchema
  .parse(readJson("package.json"))
  .workspaces.map((folder) => {
    const { name, exports } = manifestSchema.parse(readJson(`${folder}/package.json`));
    const imports = new Map(
      Object.entries(exports).map(([entry, file]) => [posix.join(name, entry), posix.join(folder, file)]),
    );
    return { name, folder, imports, entries: new Set(imports.values()) };
  });

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(REPOSITORY, path), "utf8"));
}

/** Finds the package that a file belongs to; null: it is none's. */
function packageOf(file: string): Package | null {
  return PACKAGES.find(({ folder }) => file.startsWith(`${folder}/`)) ?? null;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;"'`]*?from\s*"([^"]+)"|\bimport\(\s*"([^"]+)"|(?:^|\n)import\s*"([^"]+)"/g;

/** Reads the imports of files of ours in a file's text, types included. */
export function arrowsOf(file: string, text: string): Arrow[] {
  return [...text.matchAll(IMPORT)].flatMap(([, plain, dynamic, bare]) => {
    const to = fileOf(file, plain ?? dynamic ?? bare ?? "");
    return to === null ? [] : [{ from: file, to }];
  });
}

/** The file that an import means; null: it is none of ours. */
function fileOf(importer: string, imported: string): string | null {
  if (imported.startsWith(".")) return posix.join(posix.dirname(importer), imported);
  return PACKAGES.flatMap(({ imports }) => imports.get(imported) ?? [])[0] ?? null;
}

/** Every arrow of the repository but those of tests and of what runs them, which may import anything. */
export function arrowsIn(root: string): Arrow[] {
  const files = globSync(
    ["src", "packages", "page", "cli", "dev", "examples", "bench"].map((room) => `${room}/**/*.{ts,tsx}`),
    {
      cwd: root,
    },
  ).filter((file) => !file.endsWith(".d.ts"));
  return files.flatMap((file) => arrowsOf(file, readFileSync(join(root, file), "utf8")));
}
