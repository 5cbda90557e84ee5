import type { TestProject } from "vitest/node";
import { type BuiltWorker, buildWorker, workerIn } from "./built-worker.ts";

declare module "vitest" {
  interface ProvidedContext {
    builtWorker: BuiltWorker;
  }
}

/** Where a project of this run has built the Worker already. Vitest loads this file anew for each of its projects. */
const BUILT_WORKER = "BUILT_WORKER_DIRECTORY";

/** The Worker is built once for all projects of a run. */
export default function setup(project: TestProject): (() => void) | undefined {
  const directory = process.env[BUILT_WORKER];
  if (directory !== undefined) {
    project.provide("builtWorker", workerIn(directory));
    return;
  }
  const built = buildWorker();
  process.env[BUILT_WORKER] = built.directory;
  project.provide("builtWorker", workerIn(built.directory));
  return () => {
    delete process.env[BUILT_WORKER];
    built.remove();
  };
}
