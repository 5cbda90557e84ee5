import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dialog, enlarged, hood, notify } from "./ui-state.ts";

type Parts = typeof import("./later.ts");

/** Drawer, dialogs and the large picture: they are fetched when the first of them is opened. */
const parts = signal<Parts | null>(null);

export function BehindTheScenes() {
  const wanted = hood.value !== null || dialog.value !== null || enlarged.value !== null;
  useEffect(() => {
    if (wanted && parts.value === null) void fetchParts();
  }, [wanted]);
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
    hood.value = null;
    dialog.value = null;
    enlarged.value = null;
    notify("This part could not be loaded. Reload the page.");
  }
}
