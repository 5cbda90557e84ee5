import { drawingsOf } from "../chat/turns.ts";
import { Modal } from "./modal.tsx";
import { usePage } from "./page-context.ts";
import { PictureActions } from "./picture-actions.tsx";
import { enlarged } from "./ui-state.ts";

/** One picture, as large as the window allows. */
export function Lightbox() {
  const { chat } = usePage();
  const drawing = drawingsOf(chat.turns.value).find(({ picture }) => picture.letterId === enlarged.value);
  if (drawing === undefined) return null;
  const { turn, picture } = drawing;
  const close = () => {
    enlarged.value = null;
  };
  return (
    <Modal title={turn.text} kind="lightbox" onClose={close}>
      <img src={picture.path} alt={turn.text} width={picture.size?.width} height={picture.size?.height} />
      <PictureActions turn={turn} picture={picture} />
    </Modal>
  );
}
