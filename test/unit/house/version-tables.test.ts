import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { AGENTVERSE_SDK, REFERENCES } from "../../interop/references.ts";
import { cellsOf, REFERENCE_ROWS, SDK_ROWS } from "../../interop/version-tables.ts";

const PROTOCOLS = readFileSync(resolve(import.meta.dirname, "../../../docs/protocols.md"), "utf8");

describe("docs/protocols.md", () => {
  it.each([
    ["uagents", REFERENCE_ROWS, REFERENCES.map(({ uagents }) => uagents)],
    ["agentverse-sdk", SDK_ROWS, [AGENTVERSE_SDK.version]],
  ] as const)(
    "shows every row and version of %s that is pinned; else: npm run test:interop -- -u",
    (place, rows, versions) => {
      const [head, _line, ...found] = cellsOf(PROTOCOLS, place);
      expect(head?.slice(1)).toEqual(versions);
      expect(found.map(([label]) => label)).toEqual(Object.values(rows));
      for (const [label, ...cells] of found) {
        expect([label, cells.length]).toEqual([label, versions.length]);
        expect(cells).not.toContain("");
      }
    },
  );
});
