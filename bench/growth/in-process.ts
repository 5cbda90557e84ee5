import { Sql } from "../../src/durable/storage/sql.ts";
import {
  type Axis,
  GrownObject,
  grow,
  SELDOM,
  type Seldom,
  type Step,
} from "../../test/durable/grown-sender.ts";
import { NodeStorage } from "../../test/durable/node-storage.ts";
import { someSender } from "../../test/durable/sender.ts";
import { median } from "./median.ts";

/** Conversations in each object; the first ones, in which V8 compiles, are not counted. */
const WARM_UP = 30;
const COUNTED = 60;

/** CPU of each step in µs, the median of many, one for each size. */
export type Curves = Readonly<Record<Step | Seldom, readonly number[]>>;

/**
 * Has conversations in one object of each size, over SQLite in this process. They take turns, so that what the machine
 * and V8 do meanwhile falls on all of them alike.
 */
export async function measureInProcess(axis: Axis, sizes: readonly number[]): Promise<Curves> {
  const grown = sizes.map((size) => {
    const [storage, sender] = [new NodeStorage(), someSender()];
    grow(new Sql(storage), sender, axis, size);
    const sql = new Sql(storage);
    return { sql, object: new GrownObject(sql, sender, axis), spent: new Map<Step | Seldom, number[]>() };
  });
  await quietly(async () => {
    for (let round = -WARM_UP; round < COUNTED; round += 1)
      for (const { sql, object, spent } of grown) {
        const measure = async (step: Step | Seldom, work: () => void | Promise<void>): Promise<void> => {
          const before = process.cpuUsage();
          await work();
          const { user, system } = process.cpuUsage(before);
          if (round >= 0) spent.set(step, [...(spent.get(step) ?? []), user + system]);
        };
        await object.converse(measure);
        for (const seldom of SELDOM) await measure(seldom.name, () => seldom.ask(sql));
      }
  });
  const curve = (step: Step | Seldom) => grown.map(({ spent }) => median(spent.get(step) ?? []));
  return {
    accept: curve("accept"),
    acknowledge: curve("acknowledge"),
    claim: curve("claim"),
    finish: curve("finish"),
    deliver: curve("deliver"),
    "latest of all": curve("latest of all"),
    linked: curve("linked"),
    "usual time": curve("usual time"),
  };
}

/** Lets the agent write its log lines nowhere: a terminal would be measured. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await work();
  } finally {
    console.log = log;
  }
}
