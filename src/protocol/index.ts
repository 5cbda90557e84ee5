// What this package gives to others. Whoever is outside imports from here.

export {
  type AddressResult,
  encodeAddress,
  isUserAddress,
  parseAddress,
  parseAgentIdentifier,
} from "./address.ts";
export { createAgentToken, type TokenResult, verifyAgentToken } from "./agent-token.ts";
export {
  type AttestationResult,
  answerChallenge,
  attestRegistration,
  attestStatus,
  type Endpoint,
  type RegistrationAttestation,
  type RegistrationMetadata,
  type StatusAttestation,
  signedText,
  verifyChallengeAnswer,
  verifyRegistration,
  verifyStatus,
} from "./attestation.ts";
export { decodeBase64, encodeBase64 } from "./base64.ts";
export type { Codec, Coded, Value } from "./codec.ts";
export {
  decodePayload,
  type Envelope,
  encodeEnvelope,
  encodePayload,
  envelopeDigest,
  type Letter,
  parseEnvelope,
  sealEnvelope,
  type Verification,
  verifyEnvelope,
} from "./envelope.ts";
export { endOf } from "./envelope-forms.ts";
export { readEnvelope } from "./envelope-schema.ts";
export {
  anything,
  dateTime,
  enumeration,
  type Field,
  integer,
  type JsonSchema,
  list,
  literal,
  object,
  oftenMissing,
  optional,
  record,
  text,
  union,
  uuid4,
  withDefault,
} from "./field.ts";
export { type Identity, identityFromSeed } from "./identity.ts";
export {
  canonicalJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  pythonJson,
} from "./json.ts";
export {
  mailboxPath,
  STREAM_CLOSED,
  STREAM_PREVIEW,
  STREAM_PROTOCOL,
  type StreamPreview,
} from "./mailbox.ts";
export {
  type Interaction,
  type Manifest,
  type Protocol,
  type ProtocolDeclaration,
  protocol,
  protocolDigest,
} from "./manifest.ts";
export { type Message, type MessageSchema, type MessageType, messageType } from "./message-type.ts";
export type { ChatContent, EndOfStream, Resource } from "./messages/chat-content.ts";
export { type Fields, type Members, type Model, model, modelDigest, nested } from "./model.ts";
// With the messages that they list.
export * from "./protocols.ts";
export { type SignatureResult, verifySignature } from "./signature.ts";
export { strip, stripEnd } from "./strip.ts";
export { formatTimestamp, parseTimestamp } from "./timestamp.ts";
export { parseUuid4, uuid4FromBytes } from "./uuid.ts";
export { nobleVerifier, type Verifier } from "./verifier.ts";
