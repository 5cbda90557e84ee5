import module from "../dist/secp256k1.wasm";
import { wasmVerifier } from "../packages/secp256k1-verifier/verifier.ts";
import { decodeBech32 } from "../src/protocol/bech32.ts";
import { identityFromSeed } from "../src/protocol/identity.ts";
import { nobleVerifier } from "../src/protocol/verifier.ts";

const signer = identityFromSeed("bench of verifiers");
const verifiers = { noble: nobleVerifier, wasm: wasmVerifier(module) };

export default {
  /** GET /noble?400 checks that many signatures; the answer says how many held. */
  fetch(request: Request): Response {
    const { pathname, search } = new URL(request.url);
    const verifier = pathname === "/wasm" ? verifiers.wasm : verifiers.noble;
    const digest = new Uint8Array(32).fill(7);
    const signature = decodeBech32(signer.sign(digest))?.bytes ?? new Uint8Array();
    let held = 0;
    for (let check = Number(search.slice(1)); check > 0; check--)
      if (verifier.verify(signature, digest, signer.publicKey)) held += 1;
    return new Response(String(held));
  },
};
