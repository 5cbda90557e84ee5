import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type CompletionsApi, startCompletionsApi } from "../../dev/completions-api.ts";
import { type ImageApi, startImageApi } from "../../dev/image-api.ts";
import { sentencesIn } from "../../src/agent/sentences/index.ts";
import { type OurAgent, startOurAgent } from "./our-agent.ts";
import { type Received, type ReferenceAgent, startReferenceAgent } from "./reference-agent.ts";

const ROUNDS = 3;
const PERIOD_SECONDS = 1;
/** Two answers, an acknowledgement and a text: its chat handler fails on an end of the session, which has no text. */
const PER_ROUND = 4;
const QUIET_MS = 2_000;
const WEATHER = { city: "London", country: "United Kingdom", temperature: 11.5 };

let images: ImageApi;
let texts: CompletionsApi;
let agent: OurAgent;
let client: ReferenceAgent | undefined;

beforeAll(async () => {
  images = await startImageApi();
  texts = await startCompletionsApi(WEATHER);
  agent = await startOurAgent({
    IMAGE_PROVIDERS: "asi1",
    ASI_LLM_KEY: "interop",
    UNDERSTANDING: "rules",
    ASI1_BASE_URL: images.baseUrl,
    COMPLETION_BASE_URL: texts.baseUrl,
    COMPLETION_API_KEY: "interop",
  });
});

afterEach(async () => {
  await client?.stop();
});

afterAll(async () => {
  await agent?.stop();
  await images?.stop();
  await texts?.stop();
});

/** Runs the client until it has asked its rounds and nothing more comes. */
async function run(dialect: "old" | "new"): Promise<Received[]> {
  const how = [dialect, String(PERIOD_SECONDS), String(ROUNDS)];
  client = await startReferenceAgent("document_client.py", agent.agentverseUrl, agent.address, ...how);
  const { waitFor, silence, expectAlive } = client;
  await waitFor((messages) => messages.filter(isOurs).length >= PER_ROUND * ROUNDS, 60_000);
  const messages = (await silence(QUIET_MS)).filter(isOurs);
  await expectAlive();
  return messages;
}

function isOurs({ sender }: Received): boolean {
  return sender === agent.address;
}

function fieldsOf(messages: readonly Received[], model: string): unknown[] {
  return messages.filter((message) => message.model === model).map(({ fields }) => fields);
}

describe("the second document's client, three periods", () => {
  it("in its own dialect: three answers of each kind; its one chat message costs one answer", async () => {
    const asked = texts.requests.length;
    const messages = await run("old");
    const code = { text: "WHILE TRUE\n    PRINT(1)\n" };
    expect(fieldsOf(messages, "Response")).toEqual(Array(ROUNDS).fill(code));
    expect(fieldsOf(messages, "StructuredOutputResponse")).toEqual(Array(ROUNDS).fill({ output: WEATHER }));
    const chats = messages.filter(({ model }) => model === "ChatMessage");
    expect(chats.map(({ content }) => content?.[0]?.text)).toEqual(
      Array(ROUNDS).fill("WHO WROTE THE FIRST COMPUTER PROGRAM?"),
    );
    expect(new Set(chats.map(({ session }) => session)).size).toBe(ROUNDS);
    const acknowledgements = messages.filter(({ model }) => model === "ChatAcknowledgement");
    expect(acknowledgements).toHaveLength(ROUNDS);
    expect(new Set(acknowledgements.map(({ msg_id }) => msg_id)).size).toBe(1);
    expect(messages).toHaveLength(PER_ROUND * ROUNDS);
    expect(texts.requests.length - asked).toBe(2 * ROUNDS + 1);
    expect(images.calls()).toBe(0);
  });

  it("asks the text model as its document does", () => {
    const [context, structured, chat] = texts.requests;
    expect(context?.messages[0]).toEqual({
      role: "system",
      content: "Find the mistake in this code and mend it.",
    });
    expect(structured?.response_format).toMatchObject({
      type: "json_schema",
      json_schema: {
        name: "Location",
        strict: false,
        schema: { required: ["city", "country", "temperature"] },
      },
    });
    expect(chat?.messages).toEqual([
      { role: "system", content: "" },
      { role: "user", content: "Who wrote the first computer program?" },
    ]);
  });

  it("in the new dialect: a question is answered in words in each of its sessions, and nothing is drawn", async () => {
    const messages = await run("new");
    expect(fieldsOf(messages, "Response")).toHaveLength(ROUNDS);
    expect(fieldsOf(messages, "StructuredOutputResponse")).toHaveLength(ROUNDS);
    const answers = messages
      .filter(({ model }) => model === "ChatMessage")
      .flatMap(({ content }) => (content ?? []).flatMap(({ text }) => text ?? []));
    expect(answers).toEqual(Array(ROUNDS).fill(sentencesIn("en").about.other));
    expect(messages.filter(({ model }) => model === "ChatAcknowledgement")).toHaveLength(ROUNDS);
    expect(images.calls()).toBe(0);
  });
});
