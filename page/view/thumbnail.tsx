import { useEffect, useRef } from "preact/hooks";
import { blobOf } from "../pictures/shrink.ts";

const SIDE = 96;

/** A small view of a picture of this browser's: drawn, for the policy lets no data: or blob: URL be loaded. */
export function Thumbnail({ picture, name }: { readonly picture: Blob | string; readonly name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void draw(canvas.current, typeof picture === "string" ? blobOf(picture) : picture);
  }, [picture]);
  return <canvas ref={canvas} class="thumbnail" width={SIDE} height={SIDE} role="img" aria-label={name} />;
}

async function draw(canvas: HTMLCanvasElement | null, picture: Blob): Promise<void> {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (bitmap === null) return;
  const scale = SIDE / Math.min(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  canvas?.getContext("2d")?.drawImage(bitmap, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
}
