import { type RunOptions, runWorker } from "./run-worker.ts";

/** A process that runs the agent and nothing else, to be killed. It ends with the process that started it. */
process.once("disconnect", () => process.exit(1));
process.once("message", async (options: RunOptions) => {
  await runWorker(options);
  process.send?.("ready");
});
