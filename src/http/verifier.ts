import module from "../../dist/secp256k1.wasm";
import { wasmVerifier } from "../../packages/secp256k1-verifier/verifier.ts";
import { once } from "../protocol/once.ts";

/** Checks the signatures of strangers: several times as fast as plain JavaScript (decision 0020). */
export const verifier = once(() => wasmVerifier(module));
