import { identityFromSeed, nobleVerifier } from "@asi-image-agent/protocol";
import { bech32 } from "bech32";
import module from "../dist/secp256k1.wasm";
import { wasmVerifier } from "../src/secp256k1/verifier.ts";

const signer = identityFromSeed("bench of verifiers");
/** Characters of a signature as text, which are more than bech32 takes by itself. */
const LONGEST_TEXT = 120;
const verifiers = { noble: nobleVerifier, wasm: wasmVerifier(module) };

export default {
  /** GET /noble?400 checks that many signatures; the answer says how many held. */
  fetch(request: Request): Response {
    const { pathname, search } = new URL(request.url);
    const verifier = pathname === "/wasm" ? verifiers.wasm : verifiers.noble;
    const digest = new Uint8Array(32).fill(7);
    const signature = Uint8Array.from(
      bech32.fromWords(bech32.decode(signer.sign(digest), LONGEST_TEXT).words),
    );
    let held = 0;
    for (let check = Number(search.slice(1)); check > 0; check--)
      if (verifier.verify(signature, digest, signer.publicKey)) held += 1;
    return new Response(String(held));
  },
};
