declare namespace Cloudflare {
  interface Env {
    /** The settings and bindings of the Worker under test, as cloudflare:test hands them out. */
    readonly AI?: import("../../src/imagegen/workers-ai.ts").AiBinding;
    /** An instant that is over by now, said by whoever runs the tests under a clock that is ahead. */
    TESTS_RUN_AFTER: string;
  }
}
