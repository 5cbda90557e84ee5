/** A part of a body as R2 wants it, in bytes. */
export interface ByteRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads a Range header (RFC 9110, 14.1.2) for a body of `size` bytes. "whole" where the header is to be
 * ignored: absent, malformed, of another unit, or of several ranges, which nobody asks of a picture.
 */
export function parseByteRange(header: string | null, size: number): ByteRange | "whole" | "unsatisfiable" {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return "whole";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "unsatisfiable" : { offset: size - length, length };
  }
  const offset = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < offset) return "whole";
  return offset >= size ? "unsatisfiable" : { offset, length: end - offset + 1 };
}

/**
 * Whether a client's copy is still good (RFC 9110, 13.1.2 and 13.1.3): If-None-Match by weak comparison, and
 * only without it If-Modified-Since, in whole seconds.
 */
export function isNotModified(request: Headers, etag: string, modified: Date): boolean {
  const noneMatch = request.get("if-none-match");
  if (noneMatch !== null) return noneMatch.trim() === "*" || namesEtag(noneMatch, etag);
  const since = Date.parse(request.get("if-modified-since") ?? "");
  return Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

/**
 * Whether the range of a request is meant for what is there. Without If-Range it always is; with it only for this
 * very entity. A date is too weak to tell.
 */
export function isRangeStillValid(request: Headers, etag: string): boolean {
  const ifRange = request.get("if-range");
  return ifRange === null || ifRange.trim() === etag;
}

function namesEtag(list: string, etag: string): boolean {
  return list.split(",").some((item) => item.trim().replace(/^W\//, "") === etag);
}
