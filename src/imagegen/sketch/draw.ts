import { encode } from "fast-png";
export function drawSketch(prompt: string): Uint8Array {
  const data = new Uint8Array(768 * 768 * 3).fill(prompt.length % 256);
  return encode({ width: 768, height: 768, channels: 3, data });
}
