import type { ImageProvider } from "./provider.ts";

/** The built-in sketch as a provider: free, offline, and done within the call. `drawSketch` answers PNG bytes. */
export function createSketchProvider(drawSketch: (prompt: string) => Uint8Array): ImageProvider {
  return {
    name: "sketch",
    paid: false,
    timeLimitMs: 10_000,
    draw: async (prompt) => {
      try {
        return { kind: "drawn", bytes: drawSketch(prompt) };
      } catch {
        return { kind: "unusable", detail: "sketch-failed" };
      }
    },
  };
}
