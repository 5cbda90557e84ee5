import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, text } from "../model.ts";

/** A direct request for a picture, answered by an ImageResponse or an ErrorMessage. */
export interface ImageRequest {
  readonly imageDescription: string;
}

export const imageRequest: MessageType<ImageRequest> = messageType<ImageRequest>({
  model: model("ImageRequest", { image_description: text() }),
  received: () =>
    z
      .object({ image_description: receivedText })
      .transform((wire) => ({ imageDescription: wire.image_description })),
  sent: () =>
    z
      .strictObject({ imageDescription: z.string() })
      .transform((message) => ({ image_description: message.imageDescription })),
});
