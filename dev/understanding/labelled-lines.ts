import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { ConversationFacts } from "../../src/agent/intent/intent.ts";
import { LANGUAGE_SOURCES } from "../../src/agent/intent/languages/index.ts";
import { readByRules } from "../../src/agent/intent/read-by-rules.ts";
import { WANTS, type Want } from "../../src/agent/intent/second-opinion/wants.ts";

const REPOSITORY = join(import.meta.dirname, "../..");
/** Lines by people who had not seen the rules. */
export const LINES_FOLDER = join(REPOSITORY, "test/data/lines");
/** Lines by others still, which neither rules nor model are made of. */
const HELD_BACK_FOLDER = join(REPOSITORY, "test/data/held-back");
/** Lines that the rules were mended by. */
const TESTS_FOLDER = join(REPOSITORY, "test/unit/agent/intent");

/** A line with what whoever wrote it wanted. */
export interface LabelledLine {
  /** Its file: each was written by another hand. */
  readonly source: string;
  readonly line: string;
  readonly facts: ConversationFacts;
  /** Any of them would do. */
  readonly wants: readonly Want[];
  /** The rules have been mended until they understood it: what they say of it proves nothing. */
  readonly isSeen: boolean;
}

const NOWHERE = { origin: null, language: null };

function wantsOf(kinds: readonly string[]): Want[] {
  const all = kinds.map((kind) => {
    const want = WANTS.find((one) => one === (kind === "nothing-to-change" ? "change" : kind));
    if (want === undefined) throw new Error(`${kind} is no kind of want`);
    return want;
  });
  return [...new Set(all)];
}

/** Lines of `kinds ⇥ facts ⇥ line`; facts: the session's pictures, e with earlier ones, a for each that is attached. */
export function labelledLines(): LabelledLine[] {
  return readdirSync(LINES_FOLDER)
    .toSorted()
    .flatMap((source) => linesOf(LINES_FOLDER, source));
}

/** The lines of a file that nothing is made of. */
export function heldBackLines(source: "english.tsv" | "nine-languages.tsv"): LabelledLine[] {
  return linesOf(HELD_BACK_FOLDER, source);
}

function linesOf(folder: string, source: string): LabelledLine[] {
  const rows = readFileSync(join(folder, source), "utf8").split("\n");
  return rows.filter((row) => row !== "").map((row) => labelledLine(source, row));
}

function labelledLine(source: string, row: string): LabelledLine {
  const [kinds, facts = "", line] = row.split("\t");
  const found = /^(\d+)(e?)(a*)$/.exec(facts);
  if (kinds === undefined || line === undefined || found === null)
    throw new Error(`${source}: ${row} is no labelled line`);
  const pictures = Number(found[1]);
  const known = { pictures, hasEarlier: found[2] === "e", attachments: found[3]?.length ?? 0, ...NOWHERE };
  return { source, line, facts: known, wants: wantsOf(kinds.split("/")), isSeen: false };
}

/** All that the tests and the lexicons know of lines. */
export function seenLines(): LabelledLine[] {
  return [...transcriptLines(), ...optionLines(), ...roundLines(), ...ownLines(), ...lexiconLines()];
}

const transcriptSchema = z.object({
  conversations: z.array(
    z.object({
      heldOut: z.boolean().default(false),
      facts: z
        .object({
          pictures: z.number().default(0),
          hasEarlier: z.boolean().default(false),
          attachments: z.number().default(0),
        })
        .prefault({}),
      turns: z.array(
        z.object({
          say: z.string(),
          wants: z.object({ kind: z.union([z.string(), z.array(z.string())]) }),
          attachments: z.number().optional(),
        }),
      ),
    }),
  ),
});
const PAID: ReadonlySet<Want | undefined> = new Set<Want>(["draw", "change", "again"]);

/** Less the conversations that a test holds out. */
function transcriptLines(): LabelledLine[] {
  return ["transcripts", "strangers"].flatMap((source) =>
    readdirSync(join(TESTS_FOLDER, source))
      .toSorted()
      .flatMap((file) => {
        const text = readFileSync(join(TESTS_FOLDER, source, file), "utf8");
        const { conversations } = transcriptSchema.parse(JSON.parse(text));
        const known = conversations.filter(({ heldOut }) => !heldOut);
        return known.flatMap(({ facts, turns }) => {
          let pictures = facts.pictures;
          return turns.map(({ say, wants: { kind }, attachments }, index) => {
            const wants = wantsOf([kind].flat());
            const sent = attachments ?? (index === 0 ? facts.attachments : 0);
            const hasEarlier = facts.hasEarlier || pictures > 0;
            const then = { pictures, hasEarlier, attachments: sent, ...NOWHERE };
            pictures += PAID.has(wants[0]) ? 1 : 0;
            return { source, line: say, facts: then, wants, isSeen: true };
          });
        });
      }),
  );
}

const optionLinesSchema = z.array(
  z.object({
    pictures: z.number().default(0),
    say: z.string(),
    wants: z.object({ kind: z.string() }),
  }),
);

/** Lines with a shape, a number, a quality. */
function optionLines(): LabelledLine[] {
  const folder = join(TESTS_FOLDER, "option-lines");
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => optionLinesSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8"))))
    .map(({ pictures, say, wants }) => {
      const facts = { pictures, hasEarlier: false, attachments: 0, ...NOWHERE };
      return { source: "option-lines", line: say, facts, wants: wantsOf([wants.kind]), isSeen: true };
    });
}

function roundLines(): LabelledLine[] {
  const folder = join(TESTS_FOLDER, "rounds");
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((row) => row !== "")
    .map((row) => {
      const bar = row.indexOf(" | ");
      const [, pictures, kinds = ""] = row.slice(0, bar).split(" ");
      const facts = { pictures: Number(pictures), hasEarlier: false, attachments: 0, ...NOWHERE };
      return {
        source: "rounds",
        line: row.slice(bar + 3),
        facts,
        wants: wantsOf(kinds.split("/")),
        isSeen: true,
      };
    });
}

const SAID = /"say": "([^"\\]{1,200})"/g;
const QUOTED = /[“„«「]\s?([^“”„«»「」$]{1,100}?)\s?[”“»」]/g;

/** What our own sentences propose, and the lines of the tested visits: there the rules are known to be right. */
function ownLines(): LabelledLine[] {
  const folders = [
    { folder: "test/unit/agent/transcripts", pattern: SAID },
    { folder: "src/agent/sentences", pattern: QUOTED },
  ];
  const lines = folders.flatMap(({ folder, pattern }) =>
    readdirSync(join(REPOSITORY, folder))
      .toSorted()
      .flatMap((file) => [...readFileSync(join(REPOSITORY, folder, file), "utf8").matchAll(pattern)])
      .map(([, line = ""]) => line),
  );
  return [...new Set(lines)].flatMap((line) =>
    [0, 1].map((pictures) => {
      const facts = { pictures, hasEarlier: false, attachments: 0, ...NOWHERE };
      const { kind } = readByRules(line, facts).understood.intent;
      return { source: "own", line, facts, wants: wantsOf([kind]), isSeen: true };
    }),
  );
}

/** Whole lines of the lexicons, with a picture and without. */
function lexiconLines(): LabelledLine[] {
  return LANGUAGE_SOURCES.flatMap(({ code, lines }) =>
    Object.entries(lines).flatMap(([meaning, texts]) =>
      texts.split("|").flatMap((line) =>
        [0, 1].map((pictures) => ({
          source: "lexicon",
          line,
          facts: { pictures, hasEarlier: false, attachments: 0, origin: null, language: code },
          wants: wantsOf([meaning.split(":")[0] ?? ""]),
          isSeen: true,
        })),
      ),
    ),
  );
}
