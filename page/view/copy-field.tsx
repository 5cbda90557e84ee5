import { Icon } from "./icons.tsx";
import { copy } from "./ui-state.ts";

export function CopyField({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div class="copy-field">
      <code>{value}</code>
      <CopyButton name={label} text={value} />
    </div>
  );
}

export function CopyButton({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <button type="button" class="tool" onClick={() => void copy(text, `${name} copied.`)}>
      <Icon name="copy" />
      <span class="visually-hidden">Copy: {name}</span>
    </button>
  );
}
