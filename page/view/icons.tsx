const PATHS = {
  send: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.700l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.700l1-1",
  download: "M12 4v11m-5-5 5 5 5-5M5 20h14",
  several: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
  edit: "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
  shape: "M4 8h16v8H4zM8 4v16",
  attach: "M5 6h14v13H5zM5 16l4-4 3 3 3-3 4 4M9 9.500v.1",
  plus: "M12 5v14M5 12h14",
  menu: "M4 7h16M4 12h16M4 17h16",
  bin: "M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13",
  left: "M14 6l-6 6 6 6",
  right: "M10 6l6 6-6 6",
  again: "M19 12a7 7 0 1 1-2.1-5M17 3v4h-4",
  hood: "M8 6 3 12l5 6M16 6l5 6-5 6M13.5 4l-3 16",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20c1-4 4-6 7.5-6s6.5 2 7.5 6",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM5 15V4h10",
  check: "M5 12.5 10 17 19 7",
  warning: "M12 4 2.5 20h19zM12 10v4.500M12 17.200v.1",
  plug: "M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Brand() {
  return <img class="brand-mark" src="/assets/icon.svg" alt="" width="28" height="28" />;
}
