import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { runFaults } from "./run-faults.ts";

// npm run test:faults -- --conversations 2000 --minutes 10 --seed 42
// npm run test:faults -- --conversations 300 --mailbox-only

const { values } = parseArgs({
  options: {
    conversations: { type: "string", default: "200" },
    minutes: { type: "string", default: "0.5" },
    "mailbox-only": { type: "boolean", default: false },
    seed: { type: "string", default: String(randomInt(1_000_000)) },
  },
});
const { seed } = values;
console.log(`Faults with --seed ${seed} --conversations ${values.conversations} --minutes ${values.minutes}`);
const problems = await runFaults({
  seed,
  conversations: Number(values.conversations),
  lengthMs: Number(values.minutes) * 60_000,
  mailboxOnly: values["mailbox-only"],
});
for (const problem of problems) console.log(`✗ ${problem}`);
if (problems.length > 0) {
  const again = `npm run test:faults -- --seed ${seed} --conversations ${values.conversations} --minutes ${values.minutes}${values["mailbox-only"] ? " --mailbox-only" : ""}`;
  console.log(`${problems.length} problems. Again: ${again}`);
}
process.exit(problems.length === 0 ? 0 : 1);
