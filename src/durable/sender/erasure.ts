import { afterDeletion } from "../../agent/sender-state.ts";
import { MINUTE } from "../../clock.ts";
import { pictureObjectName } from "../../imagegen/picture-store.ts";
import { forgetInBooks } from "../../operator/forget-in-books.ts";
import type { Sql } from "../storage/sql.ts";
import { deleteErasure, dueErasures, insertErasure, keysOfJob, postponeErasures } from "./erasure-rows.ts";
import { forgetAll } from "./forgotten.ts";
import { openJobs } from "./job-rows.ts";
import { migrate } from "./schema.ts";
import { pictureKeys } from "./sender-records.ts";
import { insertSender, loadSenderState } from "./sender-row.ts";

// A sender that has everything of it deleted is forgotten as the operator would forget it: the rows go at once, in the
// transaction that takes the message. What lies elsewhere is written down before, and deleted until that has worked.

/** What a consumer is drawing at this moment is in the store by then. */
const DRAWN_BY = 20 * MINUTE;
/** Before a deletion is tried again that did not work. */
const AGAIN_AFTER = MINUTE;
/** R2 deletes so many objects at once. */
const DELETED_AT_ONCE = 1_000;

/** Deletes all rows but hashes against replays and what was used of the quotas. Must run in a transaction. */
export function erase(sql: Sql, sender: string, now: number): void {
  const state = loadSenderState(sql);
  const keys = pictureKeys(sql);
  const owed = openJobs(sql).flatMap(keysOfJob);
  forgetAll(sql, now);
  migrate(sql);
  insertSender(sql, sender, { ...afterDeletion(state), firstSeenAt: now });
  for (let from = 0; from === 0 || from < keys.length; from += DELETED_AT_ONCE) {
    insertErasure(sql, now, keys.slice(from, from + DELETED_AT_ONCE));
  }
  insertErasure(sql, now + DRAWN_BY, owed);
}

/** What else knows the sender. */
export interface Elsewhere {
  readonly deletePictures: (objects: string[]) => Promise<void>;
  /** Takes the sender out of the operator's books. */
  readonly forgetInBooks: () => Promise<void>;
}

/** The store, and the operator's books where there are any. */
export function elsewhere(env: Env, sender: string | null, hasBooks: boolean, now: number): Elsewhere {
  return {
    deletePictures: (objects) => env.PICTURES.delete(objects),
    forgetInBooks: async () => {
      if (hasBooks && sender !== null) await forgetInBooks(env, sender, now);
    },
  };
}

/** Deletes what is due. What throws stays, and is tried again a little later. */
export async function eraseElsewhere(sql: Sql, elsewhere: Elsewhere, now: number): Promise<void> {
  const due = dueErasures(sql, now);
  if (due.length === 0) return;
  postponeErasures(sql, now, now + AGAIN_AFTER);
  await elsewhere.forgetInBooks();
  for (const { id, keys } of due) {
    if (keys.length > 0) await elsewhere.deletePictures(keys.map(pictureObjectName));
    deleteErasure(sql, id);
  }
}
