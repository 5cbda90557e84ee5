// What the kit gives to others on any platform; what needs Node is in node.ts. Whoever is outside imports from these two.

export { type AgentInfo, readAgentInfo } from "./agent-info.ts";
export { expiryTime, lookUp, type Resolution } from "./almanac.ts";
export { acknowledge, say, textOf } from "./chat.ts";
export {
  type Moment,
  type OutgoingMessage,
  type Parties,
  sealAcknowledgement,
  sealChatText,
  sealTo,
} from "./client/chat-envelope.ts";
export {
  type Conversation,
  findPicture,
  type IncomingLetter,
  isAnswered,
  receive,
  startConversation,
} from "./client/conversation.ts";
export {
  isGenuine,
  type MailboxLetter,
  mailboxToken,
  readMailboxText,
  readStreamText,
  streamProtocols,
  TOKEN_SECONDS,
} from "./client/mailbox.ts";
export { readLetter, writtenAt } from "./client/read-letter.ts";
export { type GuardedVerification, type Opened, openRequest, type Refusal } from "./open-request.ts";
export { type PostResult, postEnvelope } from "./post.ts";
