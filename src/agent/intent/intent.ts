import type { PictureOptions } from "./picture-options.ts";

/** Languages that the rules know, by their BCP 47 code. */
export const LANGUAGES = ["en", "de", "es", "fr", "pt", "it", "hi", "zh", "ja"] as const;
export type LanguageCode = (typeof LANGUAGES)[number];

/** Which picture a person speaks of. */
export type PictureReference =
  /** What came with the message itself. */
  | { readonly kind: "attached" }
  /** The latest of the session. */
  | { readonly kind: "last" }
  /** The latest of the sender, of whatever session: "my last picture". */
  | { readonly kind: "mine" }
  /** The n-th of those that came last together, from 1; where it was one, or has no such, of the session as drawn. */
  | { readonly kind: "nth"; readonly n: number }
  /** The n-th of the session as drawn, from 1. */
  | { readonly kind: "numbered"; readonly n: number }
  /** One of ours, by the key in its link. */
  | { readonly kind: "linked"; readonly key: string };

/** What is said without wanting anything drawn. */
export const TALKS = ["greeting", "thanks", "farewell", "yes", "no", "praise", "chat"] as const;
export type Talk = (typeof TALKS)[number];

/** What is asked about the agent. */
export const TOPICS = ["self", "maker", "cost", "quota", "waiting", "abilities", "other"] as const;
export type Topic = (typeof TOPICS)[number];

/** What a line of a chat wants. Only the first three ever cost anything. */
export type Intent =
  | { readonly kind: "draw"; readonly description: string }
  /** Without an instruction the picture is wanted as it is: "back to the first one". */
  | { readonly kind: "change"; readonly of: PictureReference; readonly instruction: string }
  | { readonly kind: "again"; readonly of: PictureReference }
  /** A change or "again" where there is no picture that it could mean. */
  | { readonly kind: "nothing-to-change" }
  /** A wish for a picture that does not say of what. */
  | { readonly kind: "vague" }
  | { readonly kind: "help" }
  | { readonly kind: "history" }
  | { readonly kind: "cancel" }
  | { readonly kind: "delete-data" }
  | { readonly kind: "talk"; readonly talk: Talk }
  | { readonly kind: "about"; readonly topic: Topic }
  | { readonly kind: "complaint" };

/** An intent with all that was read beside it. */
export interface Understood {
  readonly intent: Intent;
  /** Shape, number and whatever else a picture was asked to have; empty for what draws nothing. */
  readonly options: PictureOptions;
  /** More pictures were asked for than one message may: as many as may be are drawn, and this is said. */
  readonly tooMany: boolean;
  /** In which the person is answered. */
  readonly language: LanguageCode;
}

/** What the rules know of the conversation. */
export interface ConversationFacts {
  /** Pictures of this session so far. */
  readonly pictures: number;
  /** Whether the sender has a picture from an earlier session. */
  readonly hasEarlier: boolean;
  /** Pictures that came with the message, or that it links to. */
  readonly attachments: number;
  /** Where our pictures' links begin; null: unknown. */
  readonly origin: string | null;
  /** Language of the sender's last line; null: this is the first. */
  readonly language: LanguageCode | null;
}
