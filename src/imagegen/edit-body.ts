import { encodeBase64 } from "@asi-image-agent/protocol";
import type { FittedOrder } from "./fit-order.ts";
import type { JsonBody } from "./image-api.ts";

/** The ways in which OpenAI's images API takes the pictures of an edit. */

type Fields = Readonly<Record<string, string | number | boolean>>;

/** A form, with the pictures as files: what every server with the API takes. */
export function editAsForm(fields: Fields, { inputs }: FittedOrder): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  inputs.forEach(({ bytes, mime }, index) => {
    const extension = mime.replace("image/", "");
    form.append("image[]", new File([bytes.slice()], `picture-${index + 1}.${extension}`, { type: mime }));
  });
  return form;
}

/** JSON, with the pictures as data: URIs: what some servers take in place of a form. */
export function editAsJson(fields: Fields, { inputs }: FittedOrder): JsonBody {
  const images = inputs.map(({ bytes, mime }) => ({
    image_url: `data:${mime};base64,${encodeBase64(bytes)}`,
  }));
  return { ...fields, images };
}

/** Bytes of pictures that are written as text: that takes three times as much memory, of which a Worker has little. */
const MOST_IN_JSON = 8 * 1024 * 1024;

export function fitsJson({ inputs }: FittedOrder): boolean {
  return inputs.reduce((sum, { bytes }) => sum + bytes.length, 0) <= MOST_IN_JSON;
}
