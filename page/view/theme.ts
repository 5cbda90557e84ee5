import { signal } from "@preact/signals";

const KEY = "image-agent:theme";
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Colours of the page: the system's, unless somebody chose. */
export const theme = signal<Theme>(THEMES.find((one) => one === localStorage.getItem(KEY)) ?? "system");
theme.subscribe((chosen) => {
  document.documentElement.dataset.theme = chosen;
  localStorage.setItem(KEY, chosen);
});
