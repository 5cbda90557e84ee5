import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { buildWorker } from "../test/e2e/built-worker.ts";
import { compiledModules } from "../test/e2e/run-worker.ts";
import { cpuMs, isOurWorkerd } from "./process-cpu.ts";

// Signatures that each verifier checks in a second of workerd's CPU, in turns.

const ROUNDS = 5;
const CHECKS = { noble: 400, wasm: 2_000 } as const;

const built = buildWorker("bench/verifiers-worker.ts", { bare: true });
const modules = [{ type: "ESModule" as const, path: built.script }, ...compiledModules(built)];
const miniflare = new Miniflare(
  convertV4MiniflareOptions({ modules, modulesRoot: built.directory, cf: false }),
);
for (const name of ["noble", "wasm"] as const) await perSecond(name);
for (let round = 0; round < ROUNDS; round++) {
  const [noble, wasm] = [await perSecond("noble"), await perSecond("wasm")];
  console.log(
    `noble ${noble.toFixed(0)}, wasm ${wasm.toFixed(0)} a second: ${(wasm / noble).toFixed(1)} times`,
  );
}
await miniflare.dispose();
built.remove();

async function perSecond(name: keyof typeof CHECKS): Promise<number> {
  const before = cpuMs(isOurWorkerd);
  const held = await (await miniflare.dispatchFetch(`http://bench/${name}?${CHECKS[name]}`)).text();
  if (Number(held) !== CHECKS[name]) throw new Error(`${name} took ${held} of ${CHECKS[name]} signatures`);
  return (CHECKS[name] / (cpuMs(isOurWorkerd) - before)) * 1_000;
}
