import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dialog, hood, notify } from "./ui-state.ts";

type Parts = typeof import("./later.ts");

/** Drawer and dialogs: most visits need none of them, so that they are fetched when one is opened. */
const parts = signal<Parts | null>(null);

export function BehindTheScenes() {
  const wanted = hood.value !== null || dialog.value !== null;
  useEffect(() => {
    if (wanted && parts.value === null) void fetchParts();
  }, [wanted]);
  if (parts.value === null) return null;
  const { Hood, IdentityDialog, UseDialog } = parts.value;
  return (
    <>
      <Hood />
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
    notify("This part could not be loaded. Reload the page.");
  }
}
