import { expect, it } from "vitest";
import { afterFault } from "../../../../src/durable/storage/faults.ts";

it("a row rests after its first and second fault and is given up at the third", () => {
  expect([0, 1, 2, 99].map((faults) => afterFault(faults, 0))).toEqual([
    { kind: "rest", faults: 1, until: 10_000 },
    { kind: "rest", faults: 2, until: 60_000 },
    { kind: "give-up" },
    { kind: "give-up" },
  ]);
});
