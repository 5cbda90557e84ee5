import type { Plugin } from "vite";

const UNUSED = /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
/** The English sentences of zod's issues: nobody reads them on the page. */
const SENTENCES = /\/zod\/v4\/locales\/en\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)/gm;

/**
 * Leaves out zod's sentences, and the parts of zod that write JSON schemas: a sixth of the script, hung on every schema and called by none
 * of the page's. What would call them gets an error instead.
 */
export function zodWithoutJsonSchema(): Plugin {
  return {
    name: "zod-without-json-schema",
    transform(code, id) {
      if (SENTENCES.test(id)) return `export default () => ({ localeError: () => "invalid" });`;
      if (!UNUSED.test(id)) return null;
      const names = [...code.matchAll(EXPORTED)].map(([, name]) => name);
      const stubs = names.map((name) => `export const ${name} = () => unused;`);
      return `const unused = () => { throw new Error("the page writes no JSON schemas"); };\n${stubs.join("\n")}`;
    },
  };
}
