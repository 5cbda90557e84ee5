import type { AiBinding } from "../../../src/imagegen/workers-ai.ts";
import { PNG_BASE64 } from "./sample-pictures.ts";

interface Asked {
  readonly model: string;
  /** The fields of the input, be it an object or a form. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whether it came as a form. */
  readonly isForm: boolean;
}

/** The AI binding as Workers AI has it for image models: it reads forms, and keeps what it was asked. */
export function fakeAiBinding(answer: (asked: Asked) => unknown = () => ({ image: PNG_BASE64 })): {
  readonly ai: AiBinding;
  readonly asked: Asked[];
} {
  const asked: Asked[] = [];
  const run: AiBinding["run"] = async (model, input) => {
    const form = await formIn(input);
    const fields = form === null ? input : Object.fromEntries(form);
    const call = { model, fields, isForm: form !== null };
    asked.push(call);
    return answer(call);
  };
  return { ai: { run }, asked };
}

async function formIn({ multipart }: Record<string, unknown>): Promise<FormData | null> {
  if (typeof multipart !== "object" || multipart === null) return null;
  const travelling = new Map<string, unknown>(Object.entries(multipart));
  const body = travelling.get("body");
  const headers = { "content-type": String(travelling.get("contentType")) };
  return new Response(body instanceof ReadableStream ? body : null, { headers }).formData();
}
