import type { Verifier } from "@asi-image-agent/protocol";

const KEY = 33;
const DIGEST = 32;
const SIGNATURE = 64;
/** Bytes of the library's own form of a key, and of a signature. */
const PARSED = 64;
/** SECP256K1_CONTEXT_VERIFY. */
const CHECKS_ONLY = 257;

/** Pages that the module asks for, of 64 KiB: what it never touches costs nothing. */
const PAGES = 256;
/** First byte behind the module's own data: the end of its heap is kept there. */
const HEAP_END = 68_736;
const STACK = HEAP_END + 16;
const HEAP = STACK + 1024 * 1024;
const TABLE = 6;

/** What is called of the library: build.ts leaves out what these never reach. */
export const CALLED = [
  "_malloc",
  "_secp256k1_context_create",
  "_secp256k1_ec_pubkey_parse",
  "_secp256k1_ecdsa_signature_parse_compact",
  "_secp256k1_ecdsa_signature_normalize",
  "_secp256k1_ecdsa_verify",
] as const;

/**
 * libsecp256k1 as a Verifier. `module`: what build.ts makes of the file in @bitauth/libauth, compiled. The first call
 * computes a table, which takes as long as a hundred checks.
 */
export function wasmVerifier(module: WebAssembly.Module): Verifier {
  const memory = new WebAssembly.Memory({ initial: PAGES, maximum: PAGES });
  const bytes = new Uint8Array(memory.buffer);
  const { exports } = new WebAssembly.Instance(module, { env: environment(memory, bytes) });
  const call = (name: (typeof CALLED)[number]) => exported(exports, name);
  const allocate = call("_malloc");
  const context = call("_secp256k1_context_create")(CHECKS_ONLY);
  const [key, digestAt, signatureAt] = [allocate(KEY), allocate(DIGEST), allocate(SIGNATURE)];
  const [parsedKey, parsedSignature] = [allocate(PARSED), allocate(PARSED)];
  const parseKey = call("_secp256k1_ec_pubkey_parse");
  const parseSignature = call("_secp256k1_ecdsa_signature_parse_compact");
  const normalise = call("_secp256k1_ecdsa_signature_normalize");
  const check = call("_secp256k1_ecdsa_verify");

  /** Whether what lies at `key` is one, and parsed. An address is read right before its signature is checked. */
  let isParsed = false;

  function isPublicKey(publicKey: Uint8Array): boolean {
    if (publicKey.length !== KEY) return false;
    if (isParsed && publicKey.every((byte, at) => byte === bytes[key + at])) return true;
    bytes.set(publicKey, key);
    isParsed = parseKey(context, parsedKey, key, KEY) === 1;
    return isParsed;
  }

  return {
    isPublicKey,
    verify(signature, digest, publicKey) {
      if (digest.length !== DIGEST || signature.length !== SIGNATURE || !isPublicKey(publicKey)) return false;
      bytes.set(digest, digestAt);
      bytes.set(signature, signatureAt);
      if (parseSignature(context, parsedSignature, signatureAt) !== 1) return false;
      // The library holds for the low form of s alone; the reference signs with either.
      normalise(context, parsedSignature, parsedSignature);
      return check(context, parsedSignature, digestAt, parsedKey) === 1;
    },
  };
}

/** Everything that the module was linked against: its memory's layout and an operating system, none of which a check calls. */
function environment(memory: WebAssembly.Memory, bytes: Uint8Array): Record<string, WebAssembly.ImportValue> {
  new DataView(memory.buffer).setUint32(HEAP_END, HEAP, true);
  const refuse = () => {
    throw new Error("libsecp256k1 gave up");
  };
  return {
    memory,
    table: new WebAssembly.Table({ element: "anyfunc", initial: TABLE, maximum: TABLE }),
    tableBase: 0,
    DYNAMICTOP_PTR: HEAP_END,
    STACKTOP: STACK,
    getTotalMemory: () => memory.buffer.byteLength,
    _emscripten_memcpy_big(to: number, from: number, length: number) {
      bytes.copyWithin(to, from, from + length);
      return to;
    },
    ___setErrNo: (code: number) => code,
    enlargeMemory: refuse,
    abortOnCannotGrowMemory: refuse,
    abort: refuse,
    _abort: refuse,
  };
}

function exported(exports: WebAssembly.Exports, name: string): (...values: number[]) => number {
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`libsecp256k1 exports no ${name}`);
  return (...values) => Number(found(...values));
}
