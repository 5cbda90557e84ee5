import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { parseAddress, parseAgentIdentifier } from "./address.ts";
import {
  type Coded,
  fit,
  listOf,
  nullable,
  type Reader,
  readMembers,
  recordOf,
  unfit,
  unionOf,
} from "./codec.ts";
import type { Identity } from "./identity.ts";
import { canonicalJson, type JsonObject, type JsonValue } from "./json.ts";
import { verifySignature } from "./signature.ts";

/** Where an agent takes its envelopes. */
export type Endpoint = { readonly url: string; readonly weight: number };

/** All values are text. The Almanac takes at most `geolocation`. */
export type RegistrationMetadata = {
  readonly [name: string]: string | readonly string[] | { readonly [name: string]: string };
};

/** Body of POST …/almanac/agents, in wire names. Source: AgentRegistrationAttestation in uagents_core/registration.py. */
export type RegistrationAttestation = {
  readonly agent_identifier: string;
  readonly signature: string | null;
  /** Seconds since 1970. */
  readonly timestamp: number | null;
  readonly protocols: readonly string[];
  readonly endpoints: readonly Endpoint[];
  readonly metadata: RegistrationMetadata | null;
};

/** Body of POST …/almanac/agents/{address}/status. Source: AgentStatusUpdate. */
export type StatusAttestation = {
  readonly agent_identifier: string;
  readonly signature: string | null;
  readonly timestamp: number | null;
  readonly is_active: boolean;
};

export type AttestationResult<T> =
  | { ok: true; address: string; attestation: T }
  | { ok: false; reason: "malformed" | "invalid-identifier" | "missing-signature" | "wrong-signature" };

/** `timestamp` in seconds since 1970. */
export function attestRegistration(
  identity: Identity,
  facts: Pick<RegistrationAttestation, "protocols" | "endpoints" | "metadata"> & { timestamp: number },
): RegistrationAttestation {
  const { timestamp, protocols, endpoints, metadata } = facts;
  const agent_identifier = `agent://${identity.address}`;
  const signature = sign(identity, { agent_identifier, timestamp, protocols, endpoints, metadata });
  return { agent_identifier, signature, timestamp, protocols, endpoints, metadata };
}

/** `timestamp` in seconds since 1970. */
export function attestStatus(
  identity: Identity,
  facts: { isActive: boolean; timestamp: number },
): StatusAttestation {
  const { isActive: is_active, timestamp } = facts;
  const agent_identifier = `agent://${identity.address}`;
  const signature = sign(identity, { agent_identifier, timestamp, is_active });
  return { agent_identifier, signature, timestamp, is_active };
}

/** Reads and checks a registration as an Almanac does. Unknown members are ignored, as they are not signed. */
export function verifyRegistration(body: JsonValue): AttestationResult<RegistrationAttestation> {
  return verify(readMembers(body, REGISTRATION));
}

/** Reads and checks a status update as an Almanac does. */
export function verifyStatus(body: JsonValue): AttestationResult<StatusAttestation> {
  return verify(readMembers(body, STATUS));
}

/** The text that is signed: everything but the signature. Source: VerifiableModel._build_digest. */
export function signedText(attestation: JsonObject): string {
  const { signature: _, ...signed } = attestation;
  return canonicalJson(signed);
}

/** Begins what is signed of an envelope (a sender's address, in either case) and of an attestation. */
const BEGINS_AS_OTHERS = /^(?:agent1|\{)/i;
const PRINTABLE = /^[\x20-\x7e]{1,10000}$/;

/**
 * Proof that we hold the key: Agentverse's challenge, signed; null when it must not be. A server chose the text, and
 * what it gets would be good as the signature of an envelope, an attestation or a token (which begins with a control
 * character) if the text were what is signed of one.
 */
export function answerChallenge(identity: Identity, challenge: string): string | null {
  if (!PRINTABLE.test(challenge) || BEGINS_AS_OTHERS.test(challenge)) return null;
  return identity.sign(sha256(utf8ToBytes(challenge)));
}

export function verifyChallengeAnswer(address: string, challenge: string, answer: string): boolean {
  const key = parseAddress(address);
  return key.ok && verifySignature(key.publicKey, sha256(utf8ToBytes(challenge)), answer).ok;
}

const text: Reader<string> = {
  read: (value) => (typeof value === "string" ? fit(value) : unfit("not a text")),
};
const integer: Reader<number> = {
  read: (value) =>
    typeof value === "number" && Number.isSafeInteger(value) ? fit(value) : unfit("not an integer"),
};

const COMMON = {
  agent_identifier: text,
  signature: nullable(text),
  timestamp: nullable(integer),
};

const REGISTRATION = {
  ...COMMON,
  protocols: listOf(text),
  endpoints: listOf<Endpoint>({ read: (value) => readMembers(value, { url: text, weight: integer }) }),
  metadata: nullable(recordOf(unionOf(text, listOf(text), recordOf(text)))),
};

const STATUS = {
  ...COMMON,
  is_active: {
    read: (value) => (typeof value === "boolean" ? fit(value) : unfit("not a boolean")),
  } satisfies Reader<boolean>,
};

function verify<T extends JsonObject & { agent_identifier: string; signature: string | null }>(
  read: Coded<T>,
): AttestationResult<T> {
  if (!read.ok) return { ok: false, reason: "malformed" };
  const attestation = read.value;
  const key = parseAgentIdentifier(attestation.agent_identifier);
  if (!key.ok) return { ok: false, reason: "invalid-identifier" };
  if (attestation.signature === null) return { ok: false, reason: "missing-signature" };
  const digest = sha256(utf8ToBytes(signedText(attestation)));
  const result = verifySignature(key.publicKey, digest, attestation.signature);
  if (!result.ok) return { ok: false, reason: "wrong-signature" };
  return { ok: true, address: key.address, attestation };
}

function sign(identity: Identity, signed: JsonObject): string {
  return identity.sign(sha256(utf8ToBytes(signedText(signed))));
}
