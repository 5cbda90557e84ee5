import { describeVectors } from "../vectors-check.ts";

// The same checks as on Node: hashing, curve and codecs must not depend on the runtime.
describeVectors();
