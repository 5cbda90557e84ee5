/** A picture's sides in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size as image APIs and recipes write it: 1024x1024. */
export function sizeText({ width, height }: Size): string {
  return `${width}x${height}`;
}
