import { Hono } from "hono";
import { isPictureKey, pictureObjectName } from "../imagegen/picture-store.ts";
import { type PictureExtension, pictureTypeOfMime } from "../imagegen/picture-type.ts";
import { readRecipe } from "../imagegen/recipe.ts";
import { errorResponse } from "../net/errors.ts";
import { isNotModified, isRangeStillValid, parseByteRange } from "./conditional.ts";

const FILE = /^([0-9a-f]+(?:-\d)?)\.(png|jpg|webp|gif|json)$/;

/**
 * GET and HEAD /images/{key}.{ext}: pictures out of R2, and under .json how each came to be. `retentionSeconds` says how long R2 keeps one, and so how
 * long others may cache it. A file name that cannot be one of ours is a 404 without asking R2.
 */
export function imageRoutes(retentionSeconds: (env: Env) => number): Hono<{ Bindings: Env }> {
  return new Hono<{ Bindings: Env }>().get("/images/:file", async (context) => {
    const [, key = "", extension = ""] = FILE.exec(context.req.param("file")) ?? [];
    if (!isPictureKey(key)) return notFound();
    const asked: Asked = {
      name: pictureObjectName(key),
      fileName: `${key}.${extension}`,
      extension,
      maxAge: Math.floor(retentionSeconds(context.env)),
    };
    if (extension === "json") return pictureRecipe(context.env.PICTURES, asked, context.req.raw);
    const { method, headers } = context.req.raw;
    const plain = method === "GET" && !CONDITIONS.some((condition) => headers.has(condition));
    const pictures = context.env.PICTURES;
    return plain ? wholePicture(pictures, asked) : examinedPicture(pictures, asked, context.req.raw);
  });
}

interface Asked {
  readonly name: string;
  readonly fileName: string;
  readonly extension: string;
  readonly maxAge: number;
}

const CONDITIONS = ["if-none-match", "if-modified-since", "range"];

/** The ordinary view costs one operation of R2. */
async function wholePicture(pictures: R2Bucket, asked: Asked): Promise<Response> {
  const object = await pictures.get(asked.name);
  const headers = object === null ? null : pictureHeaders(object, asked);
  if (object === null || headers === null) return notFound();
  headers.set("content-length", String(object.size));
  return new Response(object.body, { headers });
}

/**
 * HEAD, revalidation and ranges look at the object first, and decide here: R2's own reading of a Range header
 * answers the whole picture for one that cannot be satisfied, and throws for the same range as numbers.
 */
async function examinedPicture(pictures: R2Bucket, asked: Asked, request: Request): Promise<Response> {
  const object = await pictures.head(asked.name);
  const headers = object === null ? null : pictureHeaders(object, asked);
  if (object === null || headers === null) return notFound();
  if (isNotModified(request.headers, object.httpEtag, object.uploaded)) {
    return new Response(null, { status: 304, headers });
  }

  const valid = request.method === "GET" && isRangeStillValid(request.headers, object.httpEtag);
  const range = valid ? parseByteRange(request.headers.get("range"), object.size) : "whole";
  if (range === "unsatisfiable") return rangeNotSatisfiable(object.size);
  const length = range === "whole" ? object.size : range.length;
  headers.set("content-length", String(length));
  if (request.method === "HEAD") return new Response(null, { headers });

  const part = await pictures.get(asked.name, range === "whole" ? {} : { range });
  if (part === null) return notFound();
  if (range === "whole") return new Response(part.body, { headers });
  headers.set("content-range", `bytes ${range.offset}-${range.offset + length - 1}/${object.size}`);
  return new Response(part.body, { status: 206, headers });
}

/** The recipe of a picture: kept and cached as long as the picture. */
async function pictureRecipe(pictures: R2Bucket, asked: Asked, request: Request): Promise<Response> {
  const object = await pictures.head(asked.name);
  const recipe = readRecipe(object?.customMetadata);
  if (object === null || recipe === null) return notFound();
  const { description, provider, model, size, seed, parent } = recipe;
  const created = object.uploaded.toISOString();
  const etag = `"${object.etag}-recipe"`;
  const headers = commonHeaders(object, asked, "application/json", etag);
  if (isNotModified(request.headers, etag, object.uploaded))
    return new Response(null, { status: 304, headers });
  const body = JSON.stringify({ description, provider, model, size, seed, parent, created });
  headers.set("content-length", String(new TextEncoder().encode(body).length));
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

/**
 * The headers of a picture, or null if the link's extension is not that of the stored type: a link that promises
 * another type than it delivers is none of ours. The picture came from strangers' words through a stranger's API, so
 * it is shown as what it is (nosniff) and can do nothing on this origin (sandbox).
 */
function pictureHeaders(object: R2Object, asked: Asked): Headers | null {
  const type = pictureTypeOfMime(object.httpMetadata?.contentType);
  const extension: PictureExtension | undefined = type?.extension;
  if (type === null || extension !== asked.extension) return null;
  const headers = commonHeaders(object, asked, type.mime, object.httpEtag);
  headers.set("accept-ranges", "bytes");
  return headers;
}

/** The headers of everything under /images. */
function commonHeaders(object: R2Object, asked: Asked, type: string, etag: string): Headers {
  return new Headers({
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Content-Range, Content-Length",
    "cache-control": `public, max-age=${asked.maxAge}, immutable`,
    "content-disposition": `inline; filename="${asked.fileName}"`,
    "content-security-policy": "sandbox; default-src 'none'",
    "content-type": type,
    "cross-origin-resource-policy": "cross-origin",
    etag,
    "last-modified": object.uploaded.toUTCString(),
    "x-content-type-options": "nosniff",
  });
}

function notFound(): Response {
  return errorResponse("not-found", { sentence: "There is no such picture, or it is no longer kept." });
}

function rangeNotSatisfiable(size: number): Response {
  return errorResponse("invalid-range", { headers: { "content-range": `bytes */${size}` } });
}
