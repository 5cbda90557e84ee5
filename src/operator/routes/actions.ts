import type { Context } from "hono";
import type { AgentHono } from "../../http/agent-hono.ts";
import { pictureObjectName } from "../../imagegen/picture-store.ts";
import { log } from "../../log.ts";
import type { OperatorAction } from "../action.ts";
import type { ActionResult } from "../api.ts";
import { booksOf, forgetInBooks } from "../forget-in-books.ts";
import { rememberRules } from "../known-rules.ts";
import { DESK } from "../rules.ts";

/** R2 deletes so many objects at once. */
const DELETED_AT_ONCE = 1_000;

/** Carries an action out. Its row is written before anything is done, and says afterwards what it came to. */
export async function perform(context: Context<AgentHono>, action: OperatorAction): Promise<ActionResult> {
  const { env } = context;
  const now = context.var.agent.clock.now();
  const desk = env.OPERATOR_DESK.getByName(DESK);
  const { id, result, rules } = await desk.act(action);
  rememberRules(env, rules, now);
  log("operator", { action: action.action });
  if (result !== null) return { result };
  const done =
    action.action === "forget" ? await forget(env, action.address, now) : await resend(env, action);
  await desk.conclude(
    id,
    done.pictures === undefined ? done.result : `${done.result}: ${done.pictures} pictures`,
  );
  return done;
}

async function resend(env: Env, action: OperatorAction): Promise<ActionResult> {
  if (action.action !== "resend") return { result: "not-an-action" };
  const [day = "", number = ""] = action.id.split(".");
  const book = env.DAY_BOOK.getByName(day);
  const letter = await book.deadLetter(Number(number));
  if (letter === null) return { result: "no-such-letter" };
  const sent = await env.SENDERS.getByName(letter.sender).resend(letter.letter);
  const result = sent ? "done" : "no-longer-kept";
  await book.settle(letter.id, sent ? "resent" : result);
  return { result };
}

/**
 * Deletes everything that is known of a sender: its object's rows, its name in the day books and the dead letters, and
 * its pictures. Which those are is written down before the rows go; what a consumer is drawing at this moment, for a
 * message that came in the meantime as well, is deleted again later. It may be done again and again.
 */
async function forget(env: Env, address: string, now: number): Promise<ActionResult> {
  const books = booksOf(env, now);
  const sender = env.SENDERS.getByName(address);
  const known = await Promise.all([sender.pictures(), ...books.map((book) => book.jobsOf(address))]);
  const desk = env.OPERATOR_DESK.getByName(DESK);
  await desk.deleteLater(known.flat());
  const last = await sender.forget();
  await desk.deleteLater(last.filter((picture) => !known.flat().includes(picture)));
  await forgetInBooks(env, address, now);
  const pictures = [...new Set([...known.flat(), ...last])];
  for (let from = 0; from < pictures.length; from += DELETED_AT_ONCE) {
    await env.PICTURES.delete(pictures.slice(from, from + DELETED_AT_ONCE).map(pictureObjectName));
  }
  return { result: "done", pictures: pictures.length };
}
