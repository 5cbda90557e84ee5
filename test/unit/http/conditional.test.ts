import { describe, expect, it } from "vitest";
import { isNotModified, isRangeStillValid, parseByteRange } from "../../../src/http/conditional.ts";

describe("a Range header, for a body of ten bytes", () => {
  it.each([
    ["bytes=0-3", { offset: 0, length: 4 }],
    ["bytes=4-", { offset: 4, length: 6 }],
    ["bytes=-3", { offset: 7, length: 3 }],
    ["bytes=-50", { offset: 0, length: 10 }],
    ["bytes=8-50", { offset: 8, length: 2 }],
    ["Bytes=9-9", { offset: 9, length: 1 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=50-60", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", "whole"],
    ["bytes=-", "whole"],
    ["bytes=0-1,4-5", "whole"],
    ["items=0-1", "whole"],
    ["bytes=a-b", "whole"],
    ["", "whole"],
    [null, "whole"],
  ])("%s", (header, range) => {
    expect(parseByteRange(header, 10)).toEqual(range);
  });

  it("of an empty body cannot be satisfied", () => {
    expect(parseByteRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(parseByteRange("bytes=-5", 0)).toBe("unsatisfiable");
  });
});

describe("a client's copy", () => {
  const etag = '"abc"';
  const modified = new Date("2026-11-21T12:00:00.700Z");
  const fresh = (headers: Record<string, string>) => isNotModified(new Headers(headers), etag, modified);

  const copies: [Record<string, string>, boolean][] = [
    [{ "if-none-match": '"abc"' }, true],
    [{ "if-none-match": 'W/"abc"' }, true],
    [{ "if-none-match": '"x", "abc"' }, true],
    [{ "if-none-match": "*" }, true],
    [{ "if-none-match": '"x"' }, false],
    [{ "if-none-match": "abc" }, false],
    [{ "if-modified-since": "Sat, 21 Nov 2026 12:00:00 GMT" }, true],
    [{ "if-modified-since": "Sat, 21 Nov 2026 11:59:59 GMT" }, false],
    [{ "if-modified-since": "yesterday" }, false],
    [{ "if-none-match": '"x"', "if-modified-since": "Sat, 21 Nov 2026 12:00:00 GMT" }, false],
    [{}, false],
  ];
  it.each(copies)("with %o is still good: %s", (headers, good) => {
    expect(fresh(headers)).toBe(good);
  });

  it("is continued by a range only if it is of the same picture", () => {
    expect(isRangeStillValid(new Headers(), etag)).toBe(true);
    expect(isRangeStillValid(new Headers({ "if-range": '"abc"' }), etag)).toBe(true);
    expect(isRangeStillValid(new Headers({ "if-range": '"x"' }), etag)).toBe(false);
    expect(isRangeStillValid(new Headers({ "if-range": "Sat, 21 Nov 2026 12:00:00 GMT" }), etag)).toBe(false);
  });
});
