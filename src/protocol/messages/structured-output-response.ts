import * as z from "zod";
import { jsonObject } from "../coercion.ts";
import type { JsonObject } from "../json.ts";
import { type MessageType, messageType } from "../message-type.ts";
import { model, object } from "../model.ts";

/** The answer to a StructuredOutputPrompt. */
export interface StructuredOutputResponse {
  readonly output: JsonObject;
}

export const structuredOutputResponse: MessageType<StructuredOutputResponse> =
  messageType<StructuredOutputResponse>({
    model: model("StructuredOutputResponse", { output: object() }),
    received: () => z.object({ output: jsonObject }),
    sent: () => z.strictObject({ output: jsonObject }),
  });
