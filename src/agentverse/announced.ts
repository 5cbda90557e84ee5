import type { Protocol } from "@asi-image-agent/protocol";
import { SPOKEN } from "../agent/form.ts";

/** The protocols that the agent answers, as it announces them in its status, its registration and its manifests. */
export const ANNOUNCED: readonly Protocol[] = [...new Set(SPOKEN.map(({ protocol }) => protocol))];
