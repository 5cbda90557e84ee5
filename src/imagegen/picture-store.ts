import { pictureTypeOfMime, sniffPicture } from "./picture-type.ts";
import { type Recipe, readRecipe, recipeMetadata } from "./recipe.ts";

export interface PictureStore {
  /**
   * Stores a picture under a key that may be written once. Whoever comes second gets what is stored already.
   * `extension` is the stored picture's own, without a dot; `recipe` is kept beside it for its shared page. Rejects only when R2 fails.
   */
  put(
    key: string,
    bytes: Uint8Array,
    recipe?: Recipe,
  ): Promise<StoredPicture | { readonly ok: false; readonly reason: "not-a-picture" }>;
  /** null: nothing is stored under the key. Rejects only when R2 fails. */
  find(key: string): Promise<{ readonly extension: string } | null>;
  /** The picture itself; null: nothing is stored under the key. Rejects only when R2 fails. */
  get(key: string): Promise<{ readonly bytes: Uint8Array; readonly recipe: Recipe | null } | null>;
}

interface StoredPicture {
  readonly ok: true;
  readonly extension: string;
  readonly stored: "new" | "existing";
}

const LEAST_RANDOM_BYTES = 16;
const KEY = /^[0-9a-f]{32,128}(-[2-9])?$/;

/**
 * A key from random bytes, in hexadecimal: lower case survives every client, and nothing in it is Markdown.
 * A key is all that protects a picture from strangers, hence 128 bits or more.
 */
export function pictureKey(random: Uint8Array): string {
  if (random.length < LEAST_RANDOM_BYTES) throw new RangeError("a picture key needs 128 random bits");
  return Array.from(random, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The key of one of a job's pictures, the first of which has the job's own. `index` counts from 0. */
export function pictureKeyAt(job: string, index: number): string {
  return index === 0 ? job : `${job}-${index + 1}`;
}

export function isPictureKey(text: string): boolean {
  return KEY.test(text);
}

/** The name of a picture's object in R2. It has no extension, because it is fixed before the type is known. */
export function pictureObjectName(key: string): string {
  return `images/${key}`;
}

export function createPictureStore(bucket: R2Bucket): PictureStore {
  const find: PictureStore["find"] = async (key) => {
    const object = await bucket.head(pictureObjectName(key));
    const type = pictureTypeOfMime(object?.httpMetadata?.contentType);
    return type === null ? null : { extension: type.extension };
  };

  const put: PictureStore["put"] = async (key, bytes, recipe) => {
    const type = sniffPicture(bytes);
    if (type === null) return { ok: false, reason: "not-a-picture" };
    const written = await bucket.put(pictureObjectName(key), bytes, {
      httpMetadata: { contentType: type.mime },
      ...(recipe === undefined ? {} : { customMetadata: recipeMetadata(recipe) }),
      onlyIf: { etagDoesNotMatch: "*" },
    });
    if (written !== null) return { ok: true, extension: type.extension, stored: "new" };
    const existing = await find(key);
    // R2 refused the write because the key exists; only a deletion in this very moment makes it vanish again.
    if (existing === null)
      throw new Error("the picture under this key was deleted while it was stored again");
    return { ok: true, extension: existing.extension, stored: "existing" };
  };

  const get: PictureStore["get"] = async (key) => {
    const object = await bucket.get(pictureObjectName(key));
    if (object === null) return null;
    return { bytes: new Uint8Array(await object.arrayBuffer()), recipe: readRecipe(object.customMetadata) };
  };

  return { put, find, get };
}
