import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import type { BuiltWorker } from "./built-worker.ts";

export const WORKER_NAME = "agent";

export interface RunOptions {
  readonly worker: BuiltWorker;
  readonly port: number;
  readonly vars: Readonly<Record<string, string>>;
  /** Where the objects' rows and the pictures live; absent: nowhere that lasts. */
  readonly persistTo?: string;
  /** Where workerd's inspector listens; absent: there is none. */
  readonly inspectorPort?: number;
  readonly onLog?: (line: string) => void;
}

/** Runs the built Worker with the bindings of its wrangler.toml and with these settings alone. */
export async function runWorker({
  worker,
  port,
  vars,
  persistTo,
  inspectorPort,
  onLog,
}: RunOptions): Promise<Miniflare> {
  const {
    bindings,
    modulesRules: _,
    ...options
  } = unstable_getMiniflareWorkerOptions(worker.config).workerOptions;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      name: WORKER_NAME,
      modules: [{ type: "ESModule", path: worker.script }, ...compiledModules(worker)],
      bindings: { ...(bindings ?? {}), ...vars },
      host: "127.0.0.1",
      port,
      cf: false,
      unsafeInspectDurableObjects: true,
      handleStructuredLogs: ({ message }) => onLog?.(message),
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      ...(persistTo === undefined ? {} : { resourcePersistencePath: persistTo }),
    }),
  );
  await miniflare.ready;
  return miniflare;
}

/** WebAssembly lies beside the script, which imports it. */
export function compiledModules({ script }: Pick<BuiltWorker, "script">) {
  const directory = dirname(script);
  const names = readdirSync(directory).filter((name) => name.endsWith(".wasm"));
  return names.map((name) => ({ type: "CompiledWasm" as const, path: join(directory, name) }));
}
