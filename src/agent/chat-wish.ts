import type { ChatContent } from "@asi-image-agent/protocol";
import { type Attachments, attachmentsOf } from "./attachments.ts";
import { type Conversation, picturesOf } from "./conversation.ts";
import { asksForPicture, LONGEST_CHAT_TEXT } from "./description.ts";
import type { Asked } from "./incoming.ts";
import { agreesToDelete } from "./intent/agreement.ts";
import { likelyLanguages } from "./intent/guess-language.ts";
import { type Intent, LANGUAGES, type LanguageCode, type Talk, type Topic } from "./intent/intent.ts";
import { isSure } from "./intent/is-sure.ts";
import { plainWords } from "./intent/plain-line.ts";
import { altText, isOwnPicture } from "./markdown-picture.ts";
import { isOwnSentence } from "./own-words.ts";
import { type PictureIntent, pictureWish } from "./picture-wish.ts";
import { sentencesIn } from "./sentences/index.ts";
import type { Sentences } from "./sentences/sentences.ts";
import { questionAbout } from "./understanding.ts";
import { understandLine } from "./understood-line.ts";
import type { ReadWish, Wish } from "./wish-kinds.ts";

type Chat = Extract<Asked, { kind: "chat" }>;

/**
 * Reads what a chat message asks for: first whether it is our own words, then whether it answers a question of ours,
 * then the rules.
 */
export function chatWish(asked: Chat, description: string, conversation: Conversation): ReadWish {
  const { content } = asked.message;
  const { origin } = conversation;
  const before = conversation.language ?? "en";
  if (description.length > LONGEST_CHAT_TEXT) return tooLong(description, conversation.language);
  if (description !== "" && isOwn(description, origin))
    return of({ kind: hasEnd(content) ? "nothing" : "end" });
  const attachments = attachmentsOf(content, description, origin);
  if (attachments.text === "") return of(wishWithoutWords(content, attachments, sentencesIn(before)));
  if (conversation.isAskedToDelete && confirms(attachments.text, conversation.language))
    return of({ kind: "delete" });
  return spokenWish(asked, attachments, conversation);
}

/** So much of a text tells its language. */
const TELLS_LANGUAGE = 400;

function tooLong(text: string, before: LanguageCode | null): ReadWish {
  const [language = "en"] = likelyLanguages(text.slice(0, TELLS_LANGUAGE), before);
  return of(say(sentencesIn(language).textTooLong(LONGEST_CHAT_TEXT)), language);
}

/** A bot's confirmation of a payment, or a click on a card: none of these is a description. */
const MACHINE_WORDS = /^<[a-z]+:[^<>\s]{1,200}>$/i;

function isOwn(description: string, origin: string | null): boolean {
  return isOwnPicture(description, origin) || isOwnSentence(description) || MACHINE_WORDS.test(description);
}

function confirms(text: string, language: LanguageCode | null): boolean {
  const plain = plainWords(text);
  const hasWords = LANGUAGES.some((code) => plainWords(sentencesIn(code).deleteConfirm) === plain);
  return hasWords || agreesToDelete(text, language);
}

function spokenWish(asked: Chat, attachments: Attachments, conversation: Conversation): ReadWish {
  const { pictures, language: before, origin, understanding } = conversation;
  const { understood, opinion, proposal } = understandLine(attachments, conversation);
  const { intent, language } = understood;
  const sentences = sentencesIn(language);
  if (asked.form === "legacy-chat" && isForTextModel(intent, attachments.text)) {
    return {
      wish: { kind: "complete", order: { system: "", prompt: attachments.text, schema: null } },
      language,
      question: null,
    };
  }
  const wish = isPictureIntent(intent)
    ? pictureWish(intent, understood, { attachments, pictures, sentences, origin })
    : proposal === null
      ? answerInWords(intent, attachments, conversation, sentences)
      : { kind: "propose" as const, proposal, text: sentences.propose[proposal.want] };
  const asks =
    understanding.kind === "model" && asked.form === "chat" && !isSure(attachments.text, opinion, before);
  const question = asks ? questionAbout(attachments.text, pictures, attachments.inputs.length) : null;
  return { wish, language, question };
}

function isPictureIntent(intent: Intent): intent is PictureIntent {
  return intent.kind === "draw" || intent.kind === "change" || intent.kind === "again";
}

/** Commands and small talk work in the old dialect too. */
const NEVER_FOR_TEXT_MODEL: ReadonlySet<Intent["kind"]> = new Set([
  "talk",
  "help",
  "cancel",
  "history",
  "delete-data",
]);
const ABOUT_THE_AGENT: ReadonlySet<Topic> = new Set(["self", "abilities", "quota", "waiting"]);

/** The old dialect talks to the text model: only a plain request for a picture is drawn there. */
function isForTextModel(intent: Intent, text: string): boolean {
  if (intent.kind === "about") return !ABOUT_THE_AGENT.has(intent.topic);
  if (intent.kind === "talk" && intent.talk === "chat") return true;
  return !NEVER_FOR_TEXT_MODEL.has(intent.kind) && !asksForPicture(text);
}

function answerInWords(
  intent: Exclude<Intent, PictureIntent>,
  attachments: Attachments,
  conversation: Conversation,
  sentences: Sentences,
): Wish {
  const { quota } = conversation;
  switch (intent.kind) {
    case "cancel":
      return { kind: "cancel" };
    case "delete-data":
      return { kind: "ask-to-delete" };
    case "nothing-to-change":
      return say(sentences.nothingToChange);
    case "vague":
      return say(attachments.inputs.length > 0 ? sentences.attachmentAlone : sentences.vague);
    case "help":
      return say(sentences.help(quota.left));
    case "history":
      return say(historyOf(conversation, sentences));
    case "complaint":
      return say(sentences.complaint);
    case "talk":
      return say(smallTalk(intent.talk, conversation, sentences));
    case "about":
      return say(aboutAgent(intent.topic, conversation, sentences));
  }
}

function smallTalk(talk: Talk, { isAskedToDelete }: Conversation, sentences: Sentences): string {
  if (isAskedToDelete && (talk === "no" || talk === "yes" || talk === "thanks")) return sentences.deleteKept;
  return talk === "greeting" ? sentences.greeting : sentences.talk[talk];
}

function aboutAgent(topic: Topic, { quota, open }: Conversation, sentences: Sentences): string {
  if (topic === "quota") return sentences.quotaLeft(quota.left, quota.minutes);
  if (topic === "waiting") return sentences.waiting(picturesOf(open));
  return sentences.about[topic];
}

/** The most pictures that a history lists: so many lines fit a phone. */
const MOST_LISTED = 10;

function historyOf({ pictures, origin }: Conversation, sentences: Sentences): string {
  const latest = pictures.latest(MOST_LISTED);
  if (latest.length === 0) return sentences.historyEmpty;
  const lines = latest.map(({ n, key, extension, prompt }) => {
    const link = origin === null ? null : `${origin}/images/${key}.${extension}`;
    return link === null ? `${n}. ${altText(prompt)}` : `${n}. [${altText(prompt)}](${link})`;
  });
  return `${sentences.history(latest.length, Math.max(pictures.count, latest.length))}\n\n${lines.join("\n")}`;
}

/**
 * A text of which nothing is left but a mention is a call for us. A lone start-session and an empty text are none:
 * clients that take the first words after their start for the answer would take a greeting for the picture.
 */
function wishWithoutWords(
  content: readonly ChatContent[],
  { inputs, unusable }: Attachments,
  sentences: Sentences,
): Wish {
  const has = (type: string) => content.some((item) => item.type === type);
  if (has("end-session")) return { kind: "nothing" };
  if (unusable !== null) return say(sentences.attachmentUnusable(unusable));
  if (inputs.length > 0) return say(sentences.attachmentAlone);
  if (has("unknown")) return say(sentences.vague);
  if (content.some((item) => item.type === "text" && item.text.trim() !== "")) return say(sentences.greeting);
  return { kind: has("start-session") ? "offer" : "nothing" };
}

function hasEnd(content: readonly ChatContent[]): boolean {
  return content.some((item) => item.type === "end-session");
}

function of(wish: Wish, language: LanguageCode | null = null): ReadWish {
  return { wish, language, question: null };
}

function say(text: string): Wish {
  return { kind: "say", text };
}
