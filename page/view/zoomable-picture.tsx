import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Picture } from "../chat/turns.ts";

/** A picture is shown at least so much larger, and never smaller than it is. */
const TIMES = 2.5;
/** A pointer that was moved further has moved the picture, and is no click. */
const DRAG_PX = 5;

/** How a picture is enlarged: its width, the height of the window on it, and the spot in its middle, from 0 to 1. */
interface Zoom {
  readonly width: number;
  readonly windowHeight: number;
  readonly x: number;
  readonly y: number;
}

/** A picture as large as there is room. A click on a spot shows that spot larger; then it can be moved about. */
export function ZoomablePicture({
  picture,
  caption,
}: {
  readonly picture: Picture;
  readonly caption: string;
}) {
  const [zoom, setZoom] = useState<Zoom | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const dragged = useRef(0);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (zoom === null || current === null) return;
    current.scrollLeft = zoom.x * current.scrollWidth - current.clientWidth / 2;
    current.scrollTop = zoom.y * current.scrollHeight - current.clientHeight / 2;
  }, [zoom]);
  return (
    <div
      ref={scroller}
      class={zoom === null ? "window" : "window zoomed"}
      style={{ height: zoom === null ? "" : `${zoom.windowHeight}px` }}
      onPointerDown={() => {
        dragged.current = 0;
      }}
      onPointerMove={(event) => {
        if (event.pointerType !== "mouse" || event.buttons !== 1) return;
        dragged.current += Math.abs(event.movementX) + Math.abs(event.movementY);
        event.currentTarget.scrollBy(-event.movementX, -event.movementY);
      }}
    >
      <button
        type="button"
        class="zoom"
        aria-label={zoom === null ? "Zoom in" : "Zoom out"}
        onClick={(event) => {
          if (dragged.current > DRAG_PX) return;
          setZoom(zoom === null ? zoomAt(event, event.currentTarget) : null);
        }}
      >
        <img
          src={picture.path}
          alt={caption}
          draggable={false}
          width={picture.size?.width}
          height={picture.size?.height}
          style={{ width: zoom === null ? "" : `${zoom.width}px` }}
        />
      </button>
    </div>
  );
}

/** By keyboard there is no spot: the middle. */
function zoomAt({ detail, clientX, clientY }: MouseEvent, button: HTMLElement): Zoom {
  const { left, top, width, height } = button.getBoundingClientRect();
  const natural = button.querySelector("img")?.naturalWidth ?? 0;
  const [x, y] = detail === 0 ? [0.5, 0.5] : [(clientX - left) / width, (clientY - top) / height];
  return { width: Math.max(natural, width * TIMES), windowHeight: height, x, y };
}
