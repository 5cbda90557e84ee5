// Writes dist/secp256k1.wasm for the Worker to import: libsecp256k1 as @bitauth/libauth brings it, without the code that
// checking a signature never reaches and the table that only signing reads. Of 104 KiB gzipped 19 are left.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { reachableCode } from "./reachable-code.ts";
import { CALLED } from "./verifier.ts";

const PACKAGED = fileURLToPath(
  import.meta.resolve("@bitauth/libauth/build/lib/bin/secp256k1/secp256k1.wasm"),
);
const BUILT = resolve(import.meta.dirname, "../../dist/secp256k1.wasm");

/** The file that is known here: its table is the first of its data segment, 64 rows of 16 points of 64 bytes. */
const SHA256 = "7b0c1694b325e3a9754be669514295372260f6853698518fca3a869b0031a98b";
const SIGNING_TABLE = { at: 113_876, length: 64 * 16 * 64 };
/**
 * What a context for checks alone never calls: ecmult_gen_blind, behind a flag of context_create, and
 * nonce_function_rfc6979, which stands in the table.
 */
const OF_SIGNING = new Set([47, 69]);

const bytes = readFileSync(PACKAGED);
if (createHash("sha256").update(bytes).digest("hex") !== SHA256)
  throw new Error(
    "@bitauth/libauth brings another file than the one whose parts for signing are known (decision 0020).",
  );
bytes.fill(0, SIGNING_TABLE.at, SIGNING_TABLE.at + SIGNING_TABLE.length);
const checking = reachableCode(bytes, new Set(CALLED), OF_SIGNING);
if (!existsSync(BUILT) || !readFileSync(BUILT).equals(checking)) {
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, checking);
}
