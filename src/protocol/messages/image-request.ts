import { text } from "../field.ts";
import { type Message, messageType } from "../message-type.ts";
import { model } from "../model.ts";

/** A direct request for a picture, answered by an ImageResponse or an ErrorMessage. */
export const imageRequest = messageType(model("ImageRequest", { image_description: text() }));
export type ImageRequest = Message<typeof imageRequest>;
