import type { Plugin } from "vite";

const UNUSED = /\/zod\/v4\/core\/(?:json-schema-processors|to-json-schema)\.js$/;
const EXPORTED = /^export (?:const|function) (\w+)/gm;

/**
 * Leaves out the parts of zod that write JSON schemas: a sixth of the script, hung on every schema and called by none
 * of the page's. What would call them gets an error instead.
 */
export function zodWithoutJsonSchema(): Plugin {
  return {
    name: "zod-without-json-schema",
    transform(code, id) {
      if (!UNUSED.test(id)) return null;
      const names = [...code.matchAll(EXPORTED)].map(([, name]) => name);
      const stubs = names.map((name) => `export const ${name} = () => unused;`);
      return `const unused = () => { throw new Error("the page writes no JSON schemas"); };\n${stubs.join("\n")}`;
    },
  };
}
