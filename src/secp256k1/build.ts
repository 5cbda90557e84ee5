// Writes dist/secp256k1.wasm for the Worker to import: libsecp256k1 as @bitauth/libauth brings it, without the table
// that only signing reads. Of 104 KiB gzipped that is 64, and here nothing is signed with it.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGED = fileURLToPath(
  import.meta.resolve("@bitauth/libauth/build/lib/bin/secp256k1/secp256k1.wasm"),
);
const BUILT = resolve(import.meta.dirname, "../../dist/secp256k1.wasm");

/** The file whose table we know: first of its data segment, 64 rows of 16 points of 64 bytes. */
const SHA256 = "7b0c1694b325e3a9754be669514295372260f6853698518fca3a869b0031a98b";
const SIGNING_TABLE = { at: 113_876, length: 64 * 16 * 64 };

const bytes = readFileSync(PACKAGED);
if (createHash("sha256").update(bytes).digest("hex") !== SHA256)
  throw new Error(
    "@bitauth/libauth brings another file than the one whose signing table is known (decision 0020).",
  );
bytes.fill(0, SIGNING_TABLE.at, SIGNING_TABLE.at + SIGNING_TABLE.length);
if (!existsSync(BUILT) || !readFileSync(BUILT).equals(bytes)) {
  mkdirSync(dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, bytes);
}
