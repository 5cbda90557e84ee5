import { type Conversation, type IncomingLetter, wordsBesidePictures } from "@asi-image-agent/kit";

/** A letter as one line or paragraph; null for what needs no words. */
export function describeLetter(letter: IncomingLetter): string | null {
  if (letter.kind === "acknowledgement") return "✓ Acknowledged: the agent has your message.";
  if (letter.kind === "other") return `(A message of another kind came: ${letter.schemaDigest})`;
  return letter.texts.flatMap((text) => wordsBesidePictures(text) ?? []).join("\n\n") || null;
}

/** Why there is no picture; null: the agent has said so itself. */
export function whatIsMissing(conversation: Conversation, timeoutSeconds: number): string | null {
  const { acknowledged, texts, over } = conversation;
  if (over) return texts.length === 0 ? "The agent ended the conversation without an answer." : null;
  if (acknowledged)
    return `The agent has your message, but no picture came within ${timeoutSeconds} seconds.`;
  return texts.length === 0
    ? `The agent took the message, but nothing came back within ${timeoutSeconds} seconds.`
    : null;
}

/** The place where an agent without a mailbox finds us. */
export function whereRepliesGo(endpoint: string, agentverse: string): string {
  return (
    `This agent keeps no mailbox: it finds us at ${endpoint}, by the Almanac at ${agentverse}.\n` +
    "(If nothing comes back it uses another one: name that with --agentverse.)"
  );
}

/** The command that gets what is still to come in a session that is left now. */
export function howToCollect(session: string, flags: NamedFlags, endpoint: string | null): string {
  if (endpoint !== null) {
    return "What the agent still sends is lost: it keeps no mailbox, and nobody listens here any more.";
  }
  return `Collect what is still to come with: npm run chat -- --collect ${session}${optionsOf(flags)}`;
}

/** The command that goes on with a conversation that is left now, with nothing to come. */
export function howToGoOn(session: string, flags: NamedFlags): string {
  return `Go on with: npm run chat -- --session ${session}${optionsOf(flags)}`;
}

/** The flags that make a second command the same person at the same agent. */
interface NamedFlags {
  readonly url: string;
  readonly out?: string;
  readonly identity?: string;
}

function optionsOf({ url, out, identity }: NamedFlags): string {
  return Object.entries({ url, out, identity })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` --${name} ${quoted(value ?? "")}`)
    .join("");
}

/** A text quoted for a shell. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
