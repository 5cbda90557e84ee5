import type { ReadonlySignal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Chat } from "../chat/chat.ts";
import type { Facts } from "../facts.ts";
import type { WireRecord } from "../letters/wire-record.ts";

/** The things that every part of the page has at hand. */
export interface PageContext {
  readonly facts: Facts;
  readonly seed: string;
  /** The address of this browser's identity. */
  readonly address: string;
  readonly chat: Chat;
  readonly records: ReadonlySignal<readonly WireRecord[]>;
}

export const Page = createContext<PageContext | null>(null);

export function usePage(): PageContext {
  const page = useContext(Page);
  if (page === null) throw new Error("a part of the page stands outside of it");
  return page;
}
