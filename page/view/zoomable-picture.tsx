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
  const drag = useDrag();
  useLayoutEffect(() => {
    if (zoom !== null && scroller.current !== null) showSpot(scroller.current, zoom);
  }, [zoom]);
  return (
    <div
      ref={scroller}
      class={zoom === null ? "window" : "window zoomed"}
      style={{ height: zoom === null ? "" : `${zoom.windowHeight}px` }}
      onPointerDown={drag.begin}
      onPointerMove={drag.move}
    >
      <button
        type="button"
        class="zoom"
        aria-label={zoom === null ? "Zoom in" : "Zoom out"}
        onClick={(event) => {
          if (drag.hasMoved()) return;
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

/** By a mouse; fingers and arrow keys scroll by themselves. */
function useDrag() {
  const way = useRef(0);
  return {
    begin() {
      way.current = 0;
    },
    move({ pointerType, buttons, movementX, movementY, currentTarget }: PointerEvent) {
      if (pointerType !== "mouse" || buttons !== 1 || !(currentTarget instanceof Element)) return;
      way.current += Math.abs(movementX) + Math.abs(movementY);
      currentTarget.scrollBy(-movementX, -movementY);
    },
    hasMoved: () => way.current > DRAG_PX,
  };
}

function showSpot(scroller: Element, { x, y }: Zoom): void {
  scroller.scrollLeft = x * scroller.scrollWidth - scroller.clientWidth / 2;
  scroller.scrollTop = y * scroller.scrollHeight - scroller.clientHeight / 2;
}

/** By keyboard there is no spot: the middle. */
function zoomAt({ detail, clientX, clientY }: MouseEvent, button: HTMLElement): Zoom {
  const { left, top, width, height } = button.getBoundingClientRect();
  const natural = button.querySelector("img")?.naturalWidth ?? 0;
  const [x, y] = detail === 0 ? [0.5, 0.5] : [(clientX - left) / width, (clientY - top) / height];
  return { width: Math.max(natural, width * TIMES), windowHeight: height, x, y };
}
