import { expect, it } from "vitest";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { openJobs } from "../../src/durable/sender/job-rows.ts";
import { outgoingLetters } from "../../src/durable/sender/letter-rows.ts";
import { finish } from "../../src/durable/sender/work.ts";
import type { Sql } from "../../src/durable/storage/sql.ts";
import type { ChatContent } from "../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { legacyChatMessage } from "../../src/protocol/messages/chat-message-legacy.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { oldestJob, take } from "../durable/tables.ts";
import { claim, LEASE, workAt } from "../durable/work-context.ts";
import {
  chatFrom,
  messageFrom,
  NOON,
  OTHER_SESSION,
  POLICY,
  someSender,
  someUuid,
  withTables,
} from "./sender.ts";

const WITH_CARDS = { ...POLICY, cards: true };
const WORK = { providers: ["asi1" as const], leaseMs: () => LEASE, cards: true };
/** Later than what counts as an agent's echo. */
const LATER = 10_000;

/** Draws the oldest open job with cards on. Gives its id, the key of its first picture. */
function draw(sql: Sql, now: number, extensions = ["png"]): string {
  const { id } = oldestJob(sql);
  const context = workAt(sql, now, { policy: WORK });
  claim(context, id);
  finish(context, id, 1, { kind: "stored", extensions, notHonoured: [] });
  return id;
}

function chatWith(sender: string, content: readonly ChatContent[], session?: string) {
  const message = { timestamp: formatTimestamp(NOON), msgId: someUuid(), content };
  return messageFrom(sender, chatMessage, message, session === undefined ? {} : { session });
}

/** A choice on a card, in the metadata that the reference writes. */
const choice = (selection: object): ChatContent => ({
  type: "metadata",
  metadata: { card_protocol_version: "1", selection: JSON.stringify(selection) },
});
const CLOSED: ChatContent = {
  type: "metadata",
  metadata: { card_protocol_version: "1", cancelled: "true" },
};

/** The contents of all chat messages of ours, in order. */
function contents(sql: Sql): (readonly ChatContent[])[] {
  return outgoingLetters(sql).flatMap(({ payload }) => {
    const read = chatMessage.decode(payload);
    return read.ok && read.message.content.length > 0 ? [read.message.content] : [];
  });
}

function lastOf(sql: Sql): readonly ChatContent[] {
  const content = contents(sql).at(-1);
  if (content === undefined) throw new Error("nothing was said");
  return content;
}

function cardIn(content: readonly ChatContent[]): { kind: string | undefined; payload: unknown } {
  const found = content.flatMap((item) => (item.type === "metadata" ? [item.metadata] : []));
  expect(found).toHaveLength(1);
  return { kind: found[0]?.card_kind, payload: JSON.parse(found[0]?.card_payload ?? "null") };
}

const kinds = (content: readonly ChatContent[]) => content.map(({ type }) => type);

it("a picture comes with its card in one message, the text first, and the session stays open", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a lighthouse in a storm"), NOON, WITH_CARDS);
    const key = draw(sql, NOON);
    expect(contents(sql)).toHaveLength(1);
    const content = lastOf(sql);
    expect(kinds(content)).toEqual(["text", "metadata"]);
    const [text] = content;
    expect(text).toMatchObject({ text: expect.stringContaining(`/images/${key}.png)`) });
    const selections = ["again", "four_variations", "wider"].map((action) => ({ action, picture: key }));
    expect(cardIn(content)).toMatchObject({
      kind: "detail",
      payload: { title: "a lighthouse in a storm", ctas: selections.map((selection) => ({ selection })) },
    });
  });
});

it.each([
  ["again", {}],
  ["four_variations", { count: 4 }],
  ["wider", { shape: "landscape" }],
] as const)(
  "a choice draws from the picture that it names, not from the latest: %s",
  async (action, options) => {
    const sender = someSender();
    await withTables(sender, (sql) => {
      take(sql, chatFrom(sender, "a lighthouse in a storm"), NOON, WITH_CARDS);
      const first = draw(sql, NOON);
      take(sql, chatFrom(sender, "a fox asleep in a teacup"), NOON + LATER, WITH_CARDS);
      draw(sql, NOON + LATER);
      take(sql, chatWith(sender, [choice({ action, picture: first })]), NOON + 2 * LATER, WITH_CARDS);
      const order: unknown = JSON.parse(oldestJob(sql).orderText);
      expect(order).toMatchObject({ prompt: "a lighthouse in a storm", parent: first, options });
    });
  },
);

it("several pictures are a carousel; one that is picked is shown with its own card, also elsewhere, for nothing", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"), NOON - LATER, WITH_CARDS);
    draw(sql, NOON - LATER);
    take(sql, chatFrom(sender, "three foxes --n 3"), NOON, WITH_CARDS);
    const key = draw(sql, NOON, ["png", "webp", "png"]);
    const items = [key, `${key}-2`, `${key}-3`].map((id, index) => ({
      id,
      title: `Picture ${index + 2}`,
      primary_cta: { selection: { action: "pick", picture: id } },
    }));
    expect(cardIn(lastOf(sql))).toMatchObject({ kind: "carousel", payload: { items } });

    for (const session of [undefined, OTHER_SESSION]) {
      const pick = choice({ action: "pick", picture: `${key}-2` });
      take(sql, chatWith(sender, [pick], session), NOON + LATER, WITH_CARDS);
      expect(openJobs(sql)).toEqual([]);
      const content = lastOf(sql);
      expect(kinds(content)).toEqual(["text", "metadata"]);
      expect(content[0]).toMatchObject({ text: expect.stringContaining(`/images/${key}-2.webp)`) });
      const isNumbered = JSON.stringify(content[0]).includes(sentencesIn("en").pictureAgain(3).slice(0, 20));
      expect(isNumbered).toBe(session === undefined);
      expect(cardIn(content).payload).toMatchObject({
        ctas: [{ selection: { picture: `${key}-2` } }, {}, {}],
      });
    }
  });
});

it("a card that was closed costs nothing, is answered, and ends the session that it kept open", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"), NOON, WITH_CARDS);
    draw(sql, NOON);
    take(sql, chatWith(sender, [CLOSED]), NOON + LATER, WITH_CARDS);
    expect(openJobs(sql)).toEqual([]);
    expect(lastOf(sql)).toEqual([{ type: "text", text: sentencesIn("en").talk.no }, { type: "end-session" }]);
  });
});

it("a picture of somebody else's, and a choice that is none of ours, draw nothing", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"), NOON, WITH_CARDS);
    draw(sql, NOON);
    take(
      sql,
      chatWith(sender, [choice({ action: "again", picture: "f".repeat(32) })]),
      NOON + LATER,
      WITH_CARDS,
    );
    expect(lastOf(sql)).toEqual([{ type: "text", text: sentencesIn("en").noSuchPicture(1) }]);
    take(sql, chatWith(sender, [choice({ item_id: "apple" })]), NOON + 2 * LATER, WITH_CARDS);
    expect(lastOf(sql)).toEqual([{ type: "text", text: sentencesIn("en").vague }]);
    expect(openJobs(sql)).toEqual([]);
  });
});

it("two choices right after one another are two wishes; the same one twice is a slip of the finger", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"), NOON, WITH_CARDS);
    const picture = draw(sql, NOON);
    for (const action of ["again", "wider", "wider"])
      take(sql, chatWith(sender, [choice({ action, picture })]), NOON + LATER, WITH_CARDS);
    expect(openJobs(sql)).toHaveLength(2);
    expect(lastOf(sql)).toEqual([{ type: "text", text: sentencesIn("en").alreadyAtIt }]);
  });
});

it("an agent that presses the first button of every card at once has nothing more drawn by that", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "a boat"), NOON, WITH_CARDS);
    let picture = draw(sql, NOON);
    const press = (now: number) =>
      take(sql, chatWith(sender, [choice({ action: "again", picture })]), now, WITH_CARDS);
    press(NOON + 500);
    picture = draw(sql, NOON + 1_000);
    press(NOON + 1_500);
    expect(openJobs(sql)).toEqual([]);
    expect(lastOf(sql)).toEqual([{ type: "text", text: sentencesIn("en").justAnswered }]);
    press(NOON + 2_000);
    expect(lastOf(sql)).toEqual([{ type: "end-session" }]);
  });
});

it("a client of the older dialect gets no card, and its session ends with the picture as ever", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    const content = [{ type: "text" as const, text: "draw a picture of a boat" }];
    const message = { timestamp: formatTimestamp(NOON), msgId: someUuid(), content };
    take(sql, messageFrom(sender, legacyChatMessage, message), NOON, WITH_CARDS);
    draw(sql, NOON);
    const [letter] = outgoingLetters(sql).slice(-1);
    const read = legacyChatMessage.decode(letter?.payload ?? "");
    expect(read.ok && kinds(read.message.content)).toEqual(["text", "end-session"]);
  });
});

it("without CARDS nothing of it is there, but a choice on an earlier card is still understood", async () => {
  const sender = someSender();
  await withTables(sender, (sql) => {
    take(sql, chatFrom(sender, "two boats --n 2"));
    const { id } = oldestJob(sql);
    claim(workAt(sql), id);
    finish(workAt(sql), id, 1, { kind: "stored", extensions: ["png", "png"], notHonoured: [] });
    expect(contents(sql).map(kinds)).toEqual([["text"], ["end-session"]]);
    take(sql, chatWith(sender, [choice({ action: "pick", picture: id })]), NOON + LATER);
    expect(kinds(lastOf(sql))).toEqual(["text"]);
    take(sql, chatWith(sender, [choice({ action: "again", picture: id })]), NOON + 2 * LATER);
    expect(openJobs(sql)).toHaveLength(1);
  });
});
