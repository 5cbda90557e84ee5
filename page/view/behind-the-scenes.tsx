import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { usePage } from "./page-context.ts";
import { dialog, enlarged, hood, notify } from "./ui-state.ts";

type Parts = typeof import("./later.ts");

/**
 * Drawer, dialogs and the large picture: no first visit begins with them, so that they are fetched when there is
 * something to look at more closely, or when one is opened.
 */
const parts = signal<Parts | null>(null);

export function BehindTheScenes() {
  const { chat } = usePage();
  const wanted = hood.value !== null || dialog.value !== null || enlarged.value !== null;
  const useful = chat.turns.value.some(({ answers }) => answers.length > 0);
  useEffect(() => {
    if ((wanted || useful) && parts.value === null) void fetchParts();
  }, [wanted, useful]);
  if (parts.value === null) return null;
  const { Hood, IdentityDialog, Lightbox, UseDialog } = parts.value;
  return (
    <>
      <Hood />
      <Lightbox />
      {dialog.value === "use" && <UseDialog />}
      {dialog.value === "identity" && <IdentityDialog />}
    </>
  );
}

async function fetchParts(): Promise<void> {
  try {
    parts.value = await import("./later.ts");
  } catch {
    // The network is gone, or the agent has another version of the page by now.
    if (hood.value === null && dialog.value === null && enlarged.value === null) return;
    hood.value = null;
    dialog.value = null;
    enlarged.value = null;
    notify("This part could not be loaded. Reload the page.");
  }
}
