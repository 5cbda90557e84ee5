import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { scalePage } from "./page.ts";

// npm run bench:scale
// Simulates many pictures a second on the platform, and writes docs/scale.md. The same seed gives the same text.

const text = scalePage();
writeFileSync(resolve(import.meta.dirname, "../../docs/scale.md"), text);
console.log(text);
