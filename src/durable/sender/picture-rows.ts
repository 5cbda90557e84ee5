import { pictureOptionsSchema } from "../../agent/intent/picture-options.ts";
import { decodePictureOrder } from "../../agent/picture-order.ts";
import type { KnownPicture, PicturesSoFar } from "../../agent/pictures-so-far.ts";
import { PROVIDER_NAMES } from "../../imagegen/provider.ts";
import { flag, json, nullOr, number, oneOf, string } from "../storage/column.ts";
import type { RowOf } from "../storage/selection.ts";
import type { Sql } from "../storage/sql.ts";
import { Table } from "../storage/table.ts";
import { type JobRow, openJobs } from "./job-rows.ts";

/** A picture that was drawn for this sender: a turn of its session. Written once, when its job ends. */
export const pictureTable = new Table(
  "pictures",
  {
    session: string,
    /** Its place in the session, from 1. */
    n: number,
    key: string,
    extension: string,
    /** The whole picture in words, up to `LONGEST_PROMPT`. */
    prompt: string,
    /** Whether that tells only what was done with pictures that came with a message. */
    isPartial: flag,
    options: json(pictureOptionsSchema),
    /** Key of the picture that it comes from; null: it begins a line of its own. */
    parent: nullOr(string),
    provider: nullOr(oneOf(PROVIDER_NAMES)),
    drawnAt: number,
    /** How long its call took, in ms; null: nobody knows. */
    tookMs: nullOr(number),
  },
  ["session", "n"],
);
export type PictureRow = RowOf<typeof pictureTable.columns>;

/** Longer descriptions are kept so far: enough to change them. */
const LONGEST_PROMPT = 2_000;

export function insertPicture(sql: Sql, row: PictureRow): void {
  pictureTable.insert(sql, { ...row, prompt: row.prompt.slice(0, LONGEST_PROMPT) });
}

/** Number of a session's latest picture; 0: it has none. */
export function lastNumber(sql: Sql, session: string): number {
  return sql.value(nullOr(number), `SELECT max(n) FROM pictures WHERE session = ?`, session) ?? 0;
}

/** What one session may speak of. Each look-up reads a handful of rows, but for those over all sessions. */
export function picturesSoFar(sql: Sql, session: string): PicturesSoFar {
  const find = (condition: string, ...values: (string | number)[]): KnownPicture | null =>
    pictureTable.readable(sql, `${condition} LIMIT 1`, ...values).map(known)[0] ?? null;
  return {
    count: lastNumber(sql, session),
    hasEarlier: () => sql.has(`SELECT 1 FROM pictures LIMIT 1`),
    beingDrawn: () => beingDrawn(openJobs(sql).filter((job) => job.session === session)),
    nth: (n) => find(`WHERE session = ? AND n = ?`, session, n),
    latestOfAll: () => find(`ORDER BY drawn_at DESC, n DESC`),
    linked: (key) => find(`WHERE key = ?`, key),
    latest: (most) =>
      pictureTable
        .readable(sql, `WHERE session = ? ORDER BY n DESC LIMIT ?`, session, most)
        .map(known)
        .toReversed(),
  };
}

function known({ n, key, extension, prompt, isPartial, options }: PictureRow): KnownPicture {
  return { n, key, extension, prompt, isPartial, options, edit: null };
}

function beingDrawn(jobs: readonly JobRow[]): KnownPicture | null {
  for (const job of jobs.toReversed()) {
    const order = job.task === "draw" ? decodePictureOrder(job.orderText) : null;
    if (order === null) continue;
    const { prompt, isPartial = false, options, edit } = order;
    return { n: null, key: job.id, extension: null, prompt, isPartial, options, edit };
  }
  return null;
}

/** As many of a provider's last pictures tell how long it takes. */
const TOLD_BY = 5;

/** How long a provider usually took for this sender, in ms: the middle of its last calls; null: nobody knows. */
export function usualTime(sql: Sql, provider: string): number | null {
  const times = sql
    .values(
      number,
      `SELECT took_ms FROM pictures WHERE provider = ? AND took_ms IS NOT NULL ORDER BY drawn_at DESC LIMIT ?`,
      provider,
      TOLD_BY,
    )
    .toSorted((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** The keys of all that were drawn. */
export function drawnKeys(sql: Sql): string[] {
  return sql.values(pictureTable.columns.key, `SELECT key FROM pictures`);
}

/** Forgets pictures that were drawn before a time, at most `most` of them: R2 has deleted their bytes. */
export function deleteOldPictures(sql: Sql, drawnBefore: number, most: number): void {
  sql.run(
    `DELETE FROM pictures WHERE (session, n) IN (SELECT session, n FROM pictures WHERE drawn_at <= ? LIMIT ?)`,
    drawnBefore,
    most,
  );
}
