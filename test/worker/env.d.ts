import type { Env as WorkerEnv } from "../../src/env.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {
      /** An instant that is over by now, said by whoever runs the tests under a clock that is ahead. */
      TESTS_RUN_AFTER: string;
    }
    interface GlobalProps {
      mainModule: typeof import("../../src/worker.ts");
    }
  }
}
