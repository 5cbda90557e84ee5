// What the kit gives to whoever writes to an agent and reads its answers, in browsers too. endpoint.ts: to whoever takes
// envelopes and posts them; node.ts: to an agent on Node. Whoever is outside imports from these three.

export { type AgentInfo, readAgentInfo } from "./agent-info.ts";
export { acknowledge, say, textOf } from "./chat.ts";
export { type Attachment, MOST_ATTACHMENTS, PER_MESSAGE_BYTES, resourceOf } from "./client/attachment.ts";
export { type Parties, sealAcknowledgement, sealChatText } from "./client/chat-envelope.ts";
export {
  type Conversation,
  findPicture,
  findPictures,
  type IncomingLetter,
  isAnswered,
  receive,
  startConversation,
  wordsBesidePictures,
} from "./client/conversation.ts";
export {
  isGenuine,
  type MailboxLetter,
  mailboxToken,
  readMailboxText,
  readPreviewText,
  readStreamText,
  streamProtocols,
  TOKEN_SECONDS,
} from "./client/mailbox.ts";
export { readLetter, writtenAt } from "./client/read-letter.ts";
export { seal } from "./seal.ts";
