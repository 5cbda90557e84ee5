import * as z from "zod";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import type { Letter, Said } from "../e2e/letter.ts";
import { pictureLink } from "../e2e/peer.ts";
import type { PaidCall } from "./image-api.ts";

/** A message of a peer in one session, and what the peer knows of its fate. */
export interface Strand {
  readonly form: "chat" | "image-request";
  readonly text: string;
  readonly session: string;
  readonly msgId: string | null;
  /** Whether the peer got its 200. If it never did, the agent may have taken the message or not. */
  readonly accepted: boolean;
}

export type Ending =
  | { readonly kind: "picture"; readonly url: string }
  | { readonly kind: "apology"; readonly text: string }
  | { readonly kind: "nothing" };

export interface Verdict {
  readonly ending: Ending;
  readonly problems: readonly string[];
}

const SORRY: ReadonlySet<string> = new Set(Object.values(sentencesIn("en").apologies));

/** Judges what the peer heard in the session of a strand, in the order in which it came. */
export function judgeStrand(strand: Strand, letters: readonly Letter[]): Verdict {
  const { heard, problems } = withoutRepeats(letters);
  if (heard.length === 0 && !strand.accepted) return { ending: { kind: "nothing" }, problems };
  const said = heard.filter((each) => each.kind !== "aside");
  if (heard.length - said.length > 1) problems.push("a word about progress was said more than once");
  const url = pictureLink(said);
  const ending: Ending = url === null ? { kind: "apology", text: lastText(said) } : { kind: "picture", url };
  const expected = orderOf(strand.form, ending);
  const order = said.map(kindOf);
  if (order.join() !== expected.join()) {
    problems.push(`heard ${order.join(", ") || "nothing"} instead of ${expected.join(", ")}`);
  }
  const [first] = said;
  if (first?.kind === "acknowledgement" && first.of !== strand.msgId) {
    problems.push("acknowledged another message");
  }
  return { ending, problems };
}

function lastText(said: readonly Said[]): string {
  const last = said.at(-1);
  return last?.kind === "text" ? last.text : last?.kind === "error" ? last.error : "";
}

function orderOf(form: Strand["form"], ending: Ending): string[] {
  if (form === "image-request") return [ending.kind];
  return ending.kind === "picture"
    ? ["acknowledgement", "picture", "end-session"]
    : ["acknowledgement", "apology"];
}

function kindOf(said: Said): string {
  switch (said.kind) {
    case "text":
      return pictureLink([said]) !== null ? "picture" : SORRY.has(said.text) ? "apology" : `"${said.text}"`;
    case "image-response":
      return "picture";
    case "error":
      return SORRY.has(said.error) ? "apology" : `"${said.error}"`;
    default:
      return said.kind;
  }
}

const idSchema = z.object({ msg_id: z.string() });

/** A delivery that was cut after the peer had taken it comes again: then it must say the very same. */
function withoutRepeats(letters: readonly Letter[]): { heard: Said[]; problems: string[] } {
  const payloads = new Map<string, string>();
  const heard: Said[] = [];
  const problems: string[] = [];
  for (const { said, payload } of letters) {
    const id = idOf(said, payload);
    const earlier = payloads.get(id);
    if (earlier === undefined) {
      payloads.set(id, payload);
      heard.push(said);
    } else if (earlier !== payload) problems.push(`${id} came twice with different content`);
  }
  return { heard, problems };
}

function idOf(said: Said, payload: string): string {
  if (said.kind === "acknowledgement") return `the acknowledgement of ${said.of}`;
  const read = idSchema.safeParse(JSON.parse(payload));
  return read.success ? `message ${read.data.msg_id}` : payload;
}

/** The consumer tries so often to store a picture before it is drawn again. */
const PUTS_TRIED = 4;

/**
 * Judges the calls for one prompt, in the order in which they were made. The agent has another key after each kill:
 * whoever was killed after a call may have lost the answer. `failedPuts`: how often a put of the picture failed.
 */
export function judgeCalls(calls: readonly PaidCall[], ending: Ending, failedPuts: number): string[] {
  const [first, second, ...more] = calls.filter((call) => call.paid);
  if (ending.kind === "picture" && first === undefined) return ["a picture that nobody drew"];
  if (more.length > 0) return [`paid ${more.length + 2} times`];
  if (first === undefined || second === undefined) return [];
  const isExcused = !first.delivered || first.key !== second.key || failedPuts >= PUTS_TRIED;
  return isExcused ? [] : [`paid twice after a good answer, ${second.at - first.at} ms later`];
}
