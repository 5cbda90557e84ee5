// What the kit gives to whoever takes envelopes and posts them, on any platform.

export { expiryTime, lookUp, type Resolution } from "./almanac.ts";
export {
  type GuardedVerification,
  LONGEST_SUBMISSION,
  type Opened,
  openRequest,
  type Refusal,
} from "./open-request.ts";
export { type PostResult, postEnvelope } from "./post.ts";
