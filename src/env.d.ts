/** Bindings that wrangler.toml has only where the operator uncommented them; the others are generated out of it. */
interface Env {
  readonly AI?: import("./imagegen/workers-ai.ts").AiBinding;
}
