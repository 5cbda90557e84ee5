import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";

const OWNER_ONLY = 0o600;
const HEADER =
  "# What `npm run deploy` has deployed, for `npm run register` and `npm run doctor`. Never commit it.\n";

/** The text of a settings file in which `name` is `value`, a text without quotes and line breaks. */
export function withSetting(text: string, name: string, value: string): string {
  const line = `${name}="${value}"`;
  const given = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=.*$`, "m");
  if (given.test(text)) return text.replace(given, () => line);
  const start = text === "" ? HEADER : text.endsWith("\n") ? text : `${text}\n`;
  return `${start}${line}\n`;
}

/** Keeps a setting in a deployment's file, which only its owner can read. */
export function recordSetting(file: string, name: string, value: string): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const after = withSetting(before, name, value);
  if (after === before) return;
  writeFileSync(file, after, { mode: OWNER_ONLY });
  chmodSync(file, OWNER_ONLY);
}
