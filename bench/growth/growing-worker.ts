import { Sql } from "../../src/durable/storage/sql.ts";
import worker, * as agent from "../../src/worker.ts";
import {
  AXES,
  type Axis,
  GrownObject,
  grow,
  SELDOM,
  type Seldom,
  STEPS,
  type Step,
} from "../../test/durable/grown-sender.ts";
import { makeKnown } from "../../test/durable/tables.ts";

/** The Worker as it is deployed, and senders whose tables are filled on request. */

/** What one step takes of the platform. */
export interface StepCounts {
  readonly statements: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}
export type GrownCounts = Readonly<Record<Step | Seldom, StepCounts>>;

export class SenderObject extends agent.SenderObject {
  /** Makes the tables of a sender who has written before. */
  async know(address: string): Promise<void> {
    this.sql.transaction(() => makeKnown(this.sql, address, { sweptAt: Date.now() }));
  }

  /** Fills this object, which must be new, and counts what a conversation and each seldom question take. */
  async countGrown(axis: Axis, size: number): Promise<GrownCounts> {
    const { storage } = this.ctx;
    grow(new Sql(storage), SENDER, axis, size);
    const counts = new Map<Step | Seldom, StepCounts>();
    let statements = 0;
    const exec = storage.sql.exec.bind(storage.sql);
    Object.defineProperty(storage.sql, "exec", {
      value: (query: string, ...values: SqlStorageValue[]) => {
        statements += 1;
        return exec(query, ...values);
      },
    });
    const sql = new Sql(storage);
    const object = new GrownObject(sql, SENDER, axis);
    await object.converse(async (_, work) => work());
    const measure = async (step: Step | Seldom, work: () => void | Promise<void>): Promise<void> => {
      const before = { statements, rowsRead: sql.rowsRead, rowsWritten: sql.rowsWritten };
      await work();
      counts.set(step, {
        statements: statements - before.statements,
        rowsRead: sql.rowsRead - before.rowsRead,
        rowsWritten: sql.rowsWritten - before.rowsWritten,
      });
    };
    await object.converse(measure);
    for (const seldom of SELDOM) await measure(seldom.name, () => seldom.ask(sql));
    const told = [...STEPS, ...SELDOM.map(({ name }) => name)].map((step) => [step, counts.get(step)]);
    return Object.fromEntries(told);
  }
}

/** Nobody looks at the address of a sender who never sends. */
const SENDER = "agent1qgrown";

export class DailyBudget extends agent.DailyBudget {}
export class ProviderHealth extends agent.ProviderHealth {}
export class DayBook extends agent.DayBook {}
export class OperatorDesk extends agent.OperatorDesk {}
export class Registrar extends agent.Registrar {}
export class EventReporter extends agent.EventReporter {}

/** The objects of this Worker's own class. */
interface GrowingEnv extends Omit<Env, "SENDERS"> {
  readonly SENDERS: DurableObjectNamespace<SenderObject>;
}

/** POST /known: a JSON array of addresses that have written before. */
async function know(request: Request, env: GrowingEnv): Promise<Response> {
  const addresses: unknown = await request.json();
  if (!Array.isArray(addresses)) return new Response(null, { status: 400 });
  const names = addresses.map(String);
  await Promise.all(names.map((address) => env.SENDERS.getByName(address).know(address)));
  return new Response();
}

/** GET /grown?axis=…&size=… */
async function countGrown({ searchParams }: URL, env: GrowingEnv): Promise<Response> {
  const size = Number(searchParams.get("size"));
  const axis = AXES.find((one) => one === searchParams.get("axis"));
  if (axis === undefined) return new Response(null, { status: 400 });
  return Response.json(await env.SENDERS.getByName(`${axis} ${size}`).countGrown(axis, size));
}

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url);
    if (url.pathname === "/known") return know(request, env);
    if (url.pathname === "/grown") return countGrown(url, env);
    return worker.fetch(request, env, context);
  },
  queue: (batch, env, context) => worker.queue(batch, env, context),
} satisfies ExportedHandler<GrowingEnv & Env>;
