import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { JsonSchema } from "./field.ts";
import { pythonJson } from "./json.ts";
import type { MessageSchema } from "./message-type.ts";
import { once } from "./once.ts";

const SPEC_VERSION = "1.0";

export interface Interaction {
  readonly request: MessageSchema;
  readonly responses: readonly MessageSchema[];
}

export interface ProtocolDeclaration {
  readonly name: string;
  readonly version: string;
  readonly interactions: readonly Interaction[];
  /** The messages that this side handles. Given, only their interactions count, and so the digest changes. */
  readonly role?: readonly MessageSchema[];
}

/** What is published about a protocol (POST …/almanac/manifests). */
export type Manifest = {
  readonly version: string;
  readonly metadata: { readonly name: string; readonly version: string; readonly digest: string };
  readonly models: readonly { readonly digest: string; readonly schema: JsonSchema }[];
  readonly interactions: readonly {
    readonly type: "normal";
    readonly request: string;
    readonly responses: readonly string[];
  }[];
};

export interface Protocol {
  readonly name: string;
  readonly version: string;
  readonly interactions: readonly Interaction[];
  /** "proto:…", computed at the first use. Name and version do not change it. */
  readonly digest: string;
  readonly manifest: Manifest;
}

/** Source: ProtocolSpecification.manifest in uagents_core/protocol.py. */
export function protocol({ name, version, interactions: all, role }: ProtocolDeclaration): Protocol {
  const interactions = role ? all.filter(({ request }) => role.includes(request)) : all;
  const manifest = once((): Manifest => {
    const content = { models: modelsOf(interactions), interactions: interactionsOf(interactions) };
    const digest = protocolDigest(content);
    return { version: SPEC_VERSION, metadata: { name, version, digest }, ...content };
  });
  return {
    name,
    version,
    interactions,
    get digest() {
      return manifest().metadata.digest;
    },
    get manifest() {
      return manifest();
    },
  };
}

/** Over models and interactions alone. Source: ProtocolSpecification.compute_digest. */
export function protocolDigest(content: Pick<Manifest, "models" | "interactions">): string {
  const text = pythonJson(
    {
      version: SPEC_VERSION,
      metadata: {},
      models: content.models.toSorted((a, b) => compare(a.digest, b.digest)),
      interactions: content.interactions.toSorted((a, b) => compare(a.request, b.request)),
    },
    { sortKeys: true },
  );
  return `proto:${bytesToHex(sha256(utf8ToBytes(text)))}`;
}

function modelsOf(interactions: readonly Interaction[]): Manifest["models"] {
  const models = interactions.flatMap(({ request, responses }) => [request, ...responses]);
  const schemas = new Map(models.map(({ digest, schema }) => [digest, schema]));
  return Array.from(schemas, ([digest, schema]) => ({ digest, schema }));
}

function interactionsOf(interactions: readonly Interaction[]): Manifest["interactions"] {
  return interactions.map(({ request, responses }) => ({
    type: "normal",
    request: request.digest,
    responses: responses.map(({ digest }) => digest).toSorted(compare),
  }));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
