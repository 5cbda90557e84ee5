import type { Attachments } from "./attachments.ts";
import type { Conversation } from "./conversation.ts";
import type { ConversationFacts, Understood } from "./intent/intent.ts";
import { type Proposal, readLine, readProposal } from "./intent/read-intent.ts";
import type { Opinion } from "./intent/second-opinion/second-opinion.ts";
import { understoodAs } from "./understanding.ts";

/** What the words of a chat message mean. */
export interface UnderstoodLine {
  readonly understood: Understood;
  /** That of the rules, whoever else was asked. */
  readonly opinion: Opinion;
  /** The picture that the person is asked about in place of an answer that says nothing; null: none. */
  readonly proposal: Proposal | null;
}

export function understandLine(attachments: Attachments, conversation: Conversation): UnderstoodLine {
  const facts = factsOf(attachments, conversation);
  const { text, inputs } = attachments;
  const opinion = readLine(text, facts);
  const { understanding, proposal } = conversation;
  if (understanding.kind === "said" && understanding.meaning !== null) {
    const understood = understoodAs(understanding.meaning, opinion.understood, text, facts);
    return { understood, opinion, proposal: null };
  }
  if (proposal !== null && agrees(opinion.understood)) {
    const { language } = opinion.understood;
    return { understood: { ...readProposal(proposal, facts), language }, opinion, proposal: null };
  }
  // What came with a message is gone when its question is answered.
  const proposes = inputs.length > 0 ? null : opinion.proposes;
  return { understood: opinion.understood, opinion, proposal: proposes && { want: proposes, words: text } };
}

function factsOf(attachments: Attachments, conversation: Conversation): ConversationFacts {
  const { pictures, language, origin } = conversation;
  return {
    pictures: pictures.count > 0 ? pictures.count : Number(pictures.beingDrawn() !== null),
    hasEarlier: pictures.hasEarlier(),
    attachments: attachments.inputs.length,
    origin,
    language,
  };
}

/** "Yes", "do it", "ja", "好". */
function agrees({ intent }: Understood): boolean {
  return intent.kind === "talk" && intent.talk === "yes";
}
