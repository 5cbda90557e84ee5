import { eventNotes } from "../../agentverse/report-events.ts";
import { type Clock, systemClock } from "../../clock.ts";
import { type Config, loadConfig } from "../../config.ts";
import { agentIdentity } from "../../identity.ts";
import { senderFigures } from "../../operator/sender-figures.ts";
import { Sql } from "../storage/sql.ts";
import { Background } from "./background.ts";
import { DayMoney } from "./day-money.ts";
import { MailboxStreams } from "./mailbox-streams.ts";
import { Outbox } from "./outbox.ts";
import { PaidWork } from "./paid-work.ts";
import { worldPost } from "./post-office.ts";
import { bringUpToDate } from "./schema.ts";
import { SenderNotes } from "./sender-notes.ts";
import { senderAddress } from "./sender-row.ts";
import { Upkeep } from "./upkeep.ts";

/** What only an object has that can work: its settings have loaded, and its tables are of today's form. */
export interface Working {
  readonly config: Config;
  readonly outbox: Outbox;
  readonly paidWork: PaidWork;
}

/** All that a sender's object is made of. */
export interface SenderParts {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly streams: MailboxStreams;
  readonly upkeep: Upkeep;
  /** null: degraded. What is kept stays as it is until a deployment that can work with it. */
  readonly working: Working | null;
}

/** Puts an object together as it wakes. Never throws, whatever the settings and the tables are. */
export function senderParts(
  state: DurableObjectState,
  env: Env,
  tellQueue: Env["JOBS"]["send"],
): SenderParts {
  const sql = new Sql(state.storage);
  const background = new Background(state);
  const streams = new MailboxStreams(state);
  const loaded = loadConfig(env);
  const isUpToDate = bringUpToDate(sql, (fault) => background.note("migration", fault));
  const config = loaded.ok && isUpToDate ? loaded.config : null;
  const clock = systemClock(config?.clockOffsetMs ?? 0);
  const notes = openNotes(state, env, config, sql, clock);
  const working = config === null ? null : open(config);
  const upkeep = new Upkeep({ state, env, tellQueue, sql, clock, background, streams, notes, working });
  return { sql, clock, streams, upkeep, working };

  function open(config: Config): Working {
    const post = worldPost(config, agentIdentity(config.seed), clock, streams, notes);
    const money = new DayMoney(env, config);
    const paidWork = new PaidWork({ sql, config, clock, money, notes, background, streams });
    return { config, outbox: new Outbox(sql, post), paidWork };
  }
}

function openNotes(
  state: DurableObjectState,
  env: Env,
  config: Config | null,
  sql: Sql,
  clock: Clock,
): SenderNotes {
  const now = () => clock.now();
  const events = eventNotes(env, config, now, (note) => state.waitUntil(note));
  return new SenderNotes(events, senderFigures(config, { env, now, sender: () => senderAddress(sql) }));
}
