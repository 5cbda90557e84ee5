import { SourceMap } from "node:module";
import { describe, expect, it } from "vitest";
import { readableStack } from "../../../cli/readable-stack.ts";

// One generated line: column 0 is the source's line 3, column 4; column 20 its line 7, column 2, called "drawAll".
const map = new SourceMap({
  version: 3,
  file: "worker.js",
  sources: ["../../../home/somebody/agent/src/jobs/pictures.ts"],
  sourcesContent: [""],
  names: ["drawAll"],
  mappings: "AAEI,oBAIFA",
  sourceRoot: "",
});

describe("a line of the log", () => {
  it("tells the places in the source that its stack means", () => {
    const line = '{"event":"job","stack":"    at Xa (file:///worker.js:1:21)\\n    at async worker.js:1:5"}';
    expect(readableStack(line, map)).toBe(
      '{"event":"job","stack":"    at Xa (src/jobs/pictures.ts:7:3 drawAll)\\n    at async src/jobs/pictures.ts:3:9"}',
    );
  });

  it.each(["no stack at all", "at Xa (other.js:1:21)", "at Xa (worker.js:0:0)"])(
    "stays as it is: %s",
    (line) => {
      expect(readableStack(line, map)).toBe(line);
    },
  );
});
