import { SPOKEN } from "../agent/form.ts";
import type { Protocol } from "../protocol/manifest.ts";

/** The protocols that the agent answers, as it announces them in its status, its registration and its manifests. */
export const ANNOUNCED: readonly Protocol[] = [...new Set(SPOKEN.map(({ protocol }) => protocol))];
