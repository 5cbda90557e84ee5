import "./operator.css";

/** The page is complete without this: here it only follows what happens, a few seconds later. */
const EVERY_MS = 10_000;

forgetWhatWasDone();
setInterval(refresh, EVERY_MS);
document.addEventListener("visibilitychange", refresh);

/** A page that is loaded again shall not say again what was done. */
function forgetWhatWasDone(): void {
  const url = new URL(location.href);
  url.searchParams.delete("did");
  url.searchParams.delete("result");
  history.replaceState(null, "", url);
}

/** Asks for the same page and takes over what changed in it. Nobody looks at a hidden one. */
async function refresh(): Promise<void> {
  if (document.hidden) return;
  try {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (response.status === 401) return location.reload();
    if (!response.ok) throw new Error(`status ${response.status}`);
    takeOver(new DOMParser().parseFromString(await response.text(), "text/html"));
  } catch {
    const updated = document.querySelector("#updated");
    updated?.classList.replace("live", "unreachable");
  }
}

function takeOver(page: Document): void {
  for (const place of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(place.id);
    if (fresh === null || isInUse(place)) continue;
    keepOpen(place, fresh);
    if (!place.isEqualNode(fresh)) place.replaceWith(document.adoptNode(fresh));
  }
}

/** Whether somebody reads a place with the keyboard or has marked it: then it is left alone. */
function isInUse(place: Element): boolean {
  const selection = getSelection();
  const isMarked = selection?.isCollapsed === false && selection.containsNode(place, true);
  return place.contains(document.activeElement) || isMarked;
}

function keepOpen(place: Element, fresh: Element): void {
  for (const details of place.querySelectorAll<HTMLDetailsElement>("details[open]")) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  }
}
