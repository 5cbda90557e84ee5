import type { Protocol } from "../protocol/manifest.ts";
import {
  chatProtocol,
  contextProtocol,
  healthProtocol,
  imageProtocol,
  legacyChatProtocol,
  structuredProtocol,
} from "../protocol/protocols.ts";

/** The protocols that the agent answers, as it announces them in its status, its registration and its manifests. */
export const ANNOUNCED: readonly Protocol[] = [
  chatProtocol,
  legacyChatProtocol,
  imageProtocol,
  contextProtocol,
  structuredProtocol,
  healthProtocol,
];
