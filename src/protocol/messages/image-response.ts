import * as z from "zod";
import { receivedText } from "../coercion.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, text } from "../model.ts";

/** The answer to an ImageRequest: where the picture is. */
export interface ImageResponse {
  readonly imageUrl: string;
}

export const imageResponse: MessageType<ImageResponse> = messageType<ImageResponse>({
  model: model("ImageResponse", { image_url: text() }),
  received: () => z.object({ image_url: receivedText }).transform((wire) => ({ imageUrl: wire.image_url })),
  sent: () =>
    z.strictObject({ imageUrl: z.string() }).transform((message) => ({ image_url: message.imageUrl })),
});
