import { useEffect, useRef, useState } from "preact/hooks";
import { drawingsOf } from "../chat/conversations.ts";
import type { Picture } from "../chat/turns.ts";
import { usePage } from "./page-context.ts";
import { Preview } from "./preview.tsx";
import { enlarged } from "./ui-state.ts";

interface Framed {
  /** null: it is still being drawn. */
  readonly picture: Picture | null;
  readonly alt: string;
  /** What is seen of it meanwhile, as a data: URI. */
  readonly preview?: string | undefined;
}

/**
 * The place of a picture from the moment it is asked for: it has the picture's shape as soon as that is known, and
 * until then that of the last one, so that nothing around it moves when the picture fades in.
 */
export function PictureFrame({ picture, alt, preview }: Framed) {
  const { chat } = usePage();
  const [state, setState] = useState<"loading" | "shown" | "gone">("loading");
  const image = useRef<HTMLImageElement>(null);
  const shape = picture?.size ?? drawingsOf(chat.turns.value).find((one) => one.picture.size)?.picture.size;
  const { width, height } = shape ?? { width: 1, height: 1 };

  const loaded = () => {
    setState("shown");
    if (picture === null || picture.size !== null || image.current === null) return;
    const { naturalWidth, naturalHeight } = image.current;
    chat.noteSize(picture, { width: naturalWidth, height: naturalHeight });
  };
  // A picture out of the cache may be there before anybody listens.
  useEffect(() => {
    if (image.current?.complete && image.current.naturalWidth > 0) loaded();
  }, [picture?.path]);

  return (
    <div class={`frame ${state}`} style={{ "--ratio": width / height }}>
      {picture === null && preview !== undefined && <Preview image={preview} />}
      {picture !== null && state !== "gone" && (
        <button
          type="button"
          class="frame-button"
          onClick={() => {
            enlarged.value = picture.path;
          }}
        >
          <img
            ref={image}
            src={picture.path}
            alt={alt}
            decoding="async"
            onLoad={loaded}
            onError={() => setState("gone")}
          />
        </button>
      )}
      {state === "gone" && <p class="gone">The agent no longer keeps this picture.</p>}
    </div>
  );
}
