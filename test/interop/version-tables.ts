/** What is tried with every version of the reference, as docs/protocols.md names it. */
export const REFERENCE_ROWS = {
  core: "beside it: uagents-core",
  chat: "ChatMessage 0.3.0: acknowledgement, picture, end of the session, in this order",
  session: "the next line of the session changes that picture",
  greeting: "a greeting is answered, and nothing is drawn",
  oldDialect: "ChatMessage 0.2.1: acknowledgement, then picture and end in one message of that dialect",
  image: "ImageRequest: ImageResponse with a picture",
  completions: "ContextPrompt, StructuredOutputPrompt: the text model's answer",
  health: "HealthCheck: AgentHealth",
  sync: "send_sync_message: the acknowledgement, the ImageResponse",
  refusals: "what does not fit, or is not spoken: an ErrorMessage that says so",
  mailbox: "its mailbox at Agentverse",
  letters: "acknowledgement, picture and end are fetched from there",
  answers: "it answers an agent of the kit, in its session",
  alive: "it takes messages after all that",
} as const;

/** What is tried with agentverse-sdk. */
export const SDK_ROWS = {
  registers: "registers at Agentverse",
  active: "is active, and says that it started",
  answers: "acknowledges and answers an agent of the kit, in its session",
  asks: "gets acknowledgement, picture and end from this agent",
  silence: "falls silent, though it answers every message",
} as const;

/** Where a table stands in docs/protocols.md: between two comments that name it. */
const PLACES = { uagents: "uagents", "agentverse-sdk": "agentverse-sdk" } as const;
type Place = keyof typeof PLACES;

/** What was found out, by row and version. */
export interface Findings<Row extends string> {
  note(row: Row, version: string, cell?: string): void;
  /** A Markdown table; what was not found out is an empty cell. */
  table(): string;
}

export function findings<Row extends string>(
  rows: Readonly<Record<Row, string>>,
  versions: readonly string[],
): Findings<Row> {
  const cells = new Map<string, string>();
  const line = (texts: readonly string[]) => `| ${texts.join(" | ")} |`;
  return {
    note: (row, version, cell = "✓") => void cells.set(`${row} ${version}`, cell),
    table: () =>
      [
        line(["", ...versions]),
        line(["---", ...versions.map(() => "---")]),
        ...Object.entries<string>(rows).map(([row, label]) =>
          line([label, ...versions.map((version) => cells.get(`${row} ${version}`) ?? "")]),
        ),
      ].join("\n"),
  };
}

/** A document with a table in its place. */
export function withTable(document: string, place: Place, table: string): string {
  return document.replace(
    placeOf(place),
    (_, begin: string, _old: string, end: string) => begin + table + end,
  );
}

/** The cells of the table that stands there, row by row; none: there is no such place. */
export function cellsOf(document: string, place: Place): string[][] {
  const lines = placeOf(place).exec(document)?.[2]?.split("\n") ?? [];
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function placeOf(place: Place): RegExp {
  return new RegExp(`(<!-- ${PLACES[place]}: [^>]*-->\\n\\n)([^<]*)(\\n\\n<!-- end of ${PLACES[place]} -->)`);
}
