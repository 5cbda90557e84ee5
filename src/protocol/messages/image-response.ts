import { text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** The answer to an ImageRequest: where the picture is. */
export const imageResponse = messageType(model("ImageResponse", { image_url: text() }));
export type ImageResponse = Message<typeof imageResponse>;
