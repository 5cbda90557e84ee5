// What is fetched when it is opened; see behind-the-scenes.tsx.
export { Hood } from "./hood.tsx";
export { IdentityDialog } from "./identity-dialog.tsx";
export { Lightbox } from "./lightbox.tsx";
export { UseDialog } from "./use-dialog.tsx";
