import { chatProtocol } from "@asi-image-agent/protocol";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { html } from "hono/html";
import { SECOND } from "../../../src/clock.ts";
import type { Directory } from "../directory.ts";
import type { Platform } from "../platform.ts";
import { openEnvelope } from "../received-envelope.ts";
import type { State } from "../state-file.ts";
import { type AskHere, assetPicture } from "./asset-picture.ts";
import { readCard } from "./card-schema.ts";
import { CONVERSATION_HEADERS, conversationDocument, STYLE } from "./document.ts";
import { formMessage } from "./form-message.ts";
import type { EscapedHtml } from "./markdown.ts";
import { openPersonsChats, type PersonsChats, type ShownItem } from "./persons-chats.ts";
import { itemShown } from "./show-item.ts";

const WAITS = 180 * SECOND;
/** More may come soon after something came. */
const SOON = 10 * SECOND;

/**
 * A small page on which a person chats with the agents of this Almanac and sees what ASI:One would show: Markdown,
 * resources, interactive cards, payments. For the browser of this machine alone.
 */
export function conversations(state: State, directory: Directory, platform: Platform, ask: AskHere): Hono {
  const app = new Hono();
  const chats = openPersonsChats(state, directory, platform);
  const { now } = platform;
  app.use(onlyThisMachine);

  app.get("/style.css", (context) =>
    context.body(STYLE, 200, { ...CONVERSATION_HEADERS, "content-type": "text/css; charset=utf-8" }),
  );

  app.get("/", (context) => context.html(listPage(directory, chats.me), 200, CONVERSATION_HEADERS));

  app.post("/submit", async (context) => {
    const opened = openEnvelope(await context.req.text(), now());
    if (!opened.ok) return context.json({ error: opened.detail }, 400);
    const isMine = chats.take(opened.envelope, submitUrl(context));
    return isMine ? context.json({}) : context.json({ error: "unable to route envelope" }, 400);
  });

  app.get("/assets/:id", async (context) => {
    const picture = await assetPicture(ask, context.req.param("id"), chats.authorization());
    if (picture === null) return context.notFound();
    const headers = { ...CONVERSATION_HEADERS, "content-type": picture.headers.get("content-type") ?? "" };
    return context.body(await picture.arrayBuffer(), 200, headers);
  });

  app.get("/:agent", (context) => {
    const agent = context.req.param("agent");
    if (!isKnown(directory, chats, agent)) return context.notFound();
    const said = chats.said(agent);
    const page = conversationPage(nameOf(directory, agent), agent, said, isWaiting(said, now()));
    return context.html(page, 200, CONVERSATION_HEADERS);
  });

  app.post("/:agent", async (context) => {
    const agent = context.req.param("agent");
    if (!isOwnForm(context)) return context.text("A form of another page.", 403);
    if (!isKnown(directory, chats, agent)) return context.notFound();
    const fields = await context.req.parseBody();
    if (fields.anew !== undefined) chats.startAnew(agent);
    else await answer(chats, agent, formMessage(fields), submitUrl(context), now());
    return context.redirect(`/conversations/${agent}`, 303);
  });
  return app;
}

async function answer(
  chats: PersonsChats,
  agent: string,
  answer: ReturnType<typeof formMessage>,
  reachedAt: string,
  now: number,
): Promise<void> {
  if (answer === null) return;
  if (answer.kind === "chat") {
    const { shown, ...message } = chats.chat(answer.content);
    await chats.send(agent, message, shown, reachedAt);
  } else {
    const shown = { kind: "note", mine: true, at: now, text: answer.told } as const;
    await chats.send(agent, answer.message, shown, reachedAt);
  }
}

/** A name that another page had resolve to this machine is none of its own: so nobody else's script reads these pages. */
const onlyThisMachine: MiddlewareHandler = async (context, next) => {
  const { hostname } = new URL(context.req.url);
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    return context.text("Only on this machine.", 403);
  return next();
};

/** Browsers name the page whose form it is. */
function isOwnForm(context: Context): boolean {
  return context.req.header("origin") === new URL(context.req.url).origin;
}

/** Where agents answer the person, under the name and port by which the page was asked for. */
function submitUrl(context: Context): string {
  return `${new URL(context.req.url).origin}/conversations/submit`;
}

function isKnown(directory: Directory, chats: PersonsChats, agent: string): boolean {
  return directory.find(agent) !== null || chats.said(agent).length > 0;
}

function nameOf(directory: Directory, address: string): string {
  return directory.listings.get(address)?.name ?? `${address.slice(0, 12)}…${address.slice(-6)}`;
}

function chatAgents(directory: Directory, me: string): string[] {
  const all = [...directory.records.entries(), ...directory.listings.entries()].map(([address]) => address);
  const digest = chatProtocol.digest.replace(/^proto:/, "");
  return [...new Set(all)].filter(
    (address) => address !== me && directory.find(address)?.protocols.includes(digest) === true,
  );
}

function listPage(directory: Directory, me: string): EscapedHtml {
  const agents = chatAgents(directory, me);
  const list = agents.map(
    (address) => html`<li><a href="/conversations/${address}">${nameOf(directory, address)}</a>
      <span class="muted">${address}</span></li>`,
  );
  return conversationDocument(
    "Conversations",
    html`<header><h1>Conversations</h1><a href="/conversations">Look again</a></header><main>
      ${agents.length === 0 ? html`<p>No agent that chats is in the Almanac yet.</p>` : html`<ul>${list}</ul>`}
      <p class="muted">You are ${me}.</p></main>`,
  );
}

function conversationPage(
  name: string,
  agent: string,
  said: readonly ShownItem[],
  isWaiting: boolean,
): EscapedHtml {
  const action = `/conversations/${agent}`;
  return conversationDocument(
    name,
    html`<header><a href="/conversations">All</a><h1>${name}</h1>
      <form method="post" action="${action}"><a href="${action}">Look again</a>
      <button class="quiet" name="anew" value="true">Start anew</button></form></header>
    <main class="said"><div>${said.map((one) => itemShown(one, action))}
      ${isWaiting ? html`<p class="note">Waiting for the agent …</p>` : ""}</div></main>
    <footer><form method="post" action="${action}">
      <input name="text" required autofocus autocomplete="off" maxlength="16000" aria-label="What you say">
      <button class="primary">Send</button></form></footer>`,
    isWaiting ? 1 : null,
  );
}

/** Whether something is still to be expected: after the person's last word, or soon after what was no end of it. */
function isWaiting(said: readonly ShownItem[], now: number): boolean {
  const last = said.at(-1);
  if (last === undefined || last.kind === "note" || last.kind === "payment") return false;
  const isOver = last.content.some((item) => item.type === "end-session" || readCard(item)?.ok === true);
  return !isOver && now - last.at < (last.mine ? WAITS : SOON);
}
