import { useEffect, useRef } from "preact/hooks";
import { blobOf } from "../pictures/shrink.ts";

/** What is seen of a picture while it is drawn. On a canvas, for the policy lets no data: or blob: URL be loaded. */
export function Preview({ image }: { readonly image: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void draw(canvas.current, image);
  }, [image]);
  return <canvas ref={canvas} class="preview" role="img" aria-label="Preview" />;
}

async function draw(canvas: HTMLCanvasElement | null, image: string): Promise<void> {
  const bitmap = await createImageBitmap(blobOf(image)).catch(() => null);
  if (bitmap === null || canvas === null) return;
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  canvas.classList.add("seen");
}
