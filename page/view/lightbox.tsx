import { useEffect, useState } from "preact/hooks";
import { captionOf, type Drawing, drawingsOf, findDrawings } from "../chat/conversations.ts";
import { Icon } from "./icons.tsx";
import { Modal } from "./modal.tsx";
import { usePage } from "./page-context.ts";
import { PictureActions } from "./picture-actions.tsx";
import { enlarged, searchWords, view } from "./ui-state.ts";
import { ZoomablePicture } from "./zoomable-picture.tsx";

/** The lightbox: one picture, as large as the window allows, and the ways to its neighbours. */
export function Lightbox() {
  const { chat } = usePage();
  const all = drawingsOf(chat.turns.value);
  const drawings = view.value === "gallery" ? findDrawings(all, searchWords.value) : all;
  const at = drawings.findIndex(({ picture }) => picture.path === enlarged.value);
  const drawing = drawings[at];
  return drawing && <Enlarged drawing={drawing} earlier={drawings[at + 1]} later={drawings[at - 1]} />;
}

interface Props {
  readonly drawing: Drawing;
  readonly earlier: Drawing | undefined;
  readonly later: Drawing | undefined;
}

function Enlarged({ drawing, earlier, later }: Props) {
  const { picture } = drawing;
  const caption = captionOf(drawing);
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      // There the arrows choose, or move the picture.
      if (target instanceof Element && target.closest("select, .zoomed") !== null) return;
      if (key === "ArrowLeft") show(later);
      if (key === "ArrowRight") show(earlier);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
  const close = () => {
    enlarged.value = null;
  };
  return (
    <Modal title={caption} kind="lightbox" onClose={close}>
      <div class="large">
        <ZoomablePicture key={picture.path} picture={picture} caption={caption} />
        {later && <Step to={later} name="Next newer picture" icon="left" />}
        {earlier && <Step to={earlier} name="Next older picture" icon="right" />}
      </div>
      <PictureActions drawing={drawing} />
      <Delete key={picture.path} drawing={drawing} />
    </Modal>
  );
}

function show(drawing: Drawing | undefined): void {
  if (drawing !== undefined) enlarged.value = drawing.picture.path;
}

function Step({
  to,
  name,
  icon,
}: {
  readonly to: Drawing;
  readonly name: string;
  readonly icon: "left" | "right";
}) {
  return (
    <button type="button" class={`step ${icon}`} onClick={() => show(to)}>
      <Icon name={icon} />
      <span class="visually-hidden">{name}</span>
    </button>
  );
}

/** A picture goes with the words that it was asked for with, and with whatever else was drawn for them. */
function Delete({ drawing: { turn } }: { readonly drawing: Drawing }) {
  const { chat } = usePage();
  const [asking, setAsking] = useState(false);
  const pictures = turn.answers.filter(({ kind }) => kind === "picture").length;
  if (!asking) {
    return (
      <button type="button" class="button quiet" onClick={() => setAsking(true)}>
        Delete
      </button>
    );
  }
  return (
    <div class="row">
      <p class="small">
        Deletes your words and {pictures === 1 ? "the picture" : `the ${pictures} pictures`} drawn for them
        from this browser. The agent keeps its copy for a while yet.
      </p>
      <button
        type="button"
        class="button danger"
        onClick={() => {
          enlarged.value = null;
          void chat.remove([turn]);
        }}
      >
        Yes, delete
      </button>
      <button type="button" class="button quiet" onClick={() => setAsking(false)}>
        Keep it
      </button>
    </div>
  );
}
