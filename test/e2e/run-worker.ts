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
  /**
   * The port leads to the Worker itself, past the Workers that miniflare puts before it in place of Cloudflare's network
   * (its entry, and the router of static files). They take more CPU than an envelope does; the page is not served.
   */
  readonly direct?: boolean;
  readonly onLog?: (line: string) => void;
}

/** Runs the built Worker with the bindings of its wrangler.toml and with these settings alone. */
export async function runWorker({
  worker,
  port,
  vars,
  persistTo,
  inspectorPort,
  direct = false,
  onLog,
}: RunOptions): Promise<Miniflare> {
  const {
    bindings,
    modulesRules: _,
    ...options
  } = unstable_getMiniflareWorkerOptions(worker.config).workerOptions;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...(direct ? withoutAssets(options) : options),
      name: WORKER_NAME,
      modules: [{ type: "ESModule", path: worker.script }, ...compiledModules(worker)],
      bindings: { ...(bindings ?? {}), ...vars },
      ...listening(port, direct),
      cf: false,
      // Wraps every class of objects.
      unsafeInspectDurableObjects: !direct,
      handleStructuredLogs: ({ message }) => onLog?.(message),
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      ...(persistTo === undefined ? {} : { resourcePersistencePath: persistTo }),
    }),
  );
  await miniflare.ready;
  return miniflare;
}

function withoutAssets<O extends { readonly assets?: unknown }>({ assets: _, ...others }: O) {
  return others;
}

/** Where miniflare listens: a Worker that is reached directly leaves its entry a port that nobody asks. */
export function listening(port: number, direct: boolean) {
  const host = "127.0.0.1";
  return direct ? { host, port: 0, unsafeDirectSockets: [{ host, port }] } : { host, port };
}

/** WebAssembly lies beside the script, which imports it. */
export function compiledModules({ script }: Pick<BuiltWorker, "script">) {
  const directory = dirname(script);
  const names = readdirSync(directory).filter((name) => name.endsWith(".wasm"));
  return names.map((name) => ({ type: "CompiledWasm" as const, path: join(directory, name) }));
}
