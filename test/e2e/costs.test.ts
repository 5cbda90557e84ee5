import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCountingWorker, countPicture, type PictureCounts } from "../../bench/costs/count.ts";

/** So that nothing that the platform bills grows without anybody meaning it. docs/costs.md has them in dollars. */

const PICTURES = 4;

let worker: ReturnType<typeof buildCountingWorker>;
let known: PictureCounts;

beforeAll(async () => {
  worker = buildCountingWorker();
  known = await countPicture(worker, { drawingMs: 0, pictures: PICTURES });
});
afterAll(() => worker?.remove());

describe("a picture in chat, of a sender who is known", () => {
  it("takes four requests (the message, two acknowledgements of it, the queue's) and a few of objects", () => {
    expect(known.drawn).toMatchObject({ requests: 4, bucketWrites: 1, bucketReads: 0, queueReads: 1 });
    expect(known.drawn.objectRequests).toBeLessThanOrEqual(5);
    expect(known.drawn.queueWrites).toBeLessThanOrEqual(2);
  });

  it("writes few rows, and as many lines of the log as it has stages", () => {
    expect(known.drawn.rowsWritten).toBeLessThanOrEqual(10);
    expect(known.drawn.logLines).toBeLessThanOrEqual(5);
  });

  it("takes no more statements and rows read than it did", () => {
    expect(known.drawn.statements).toBeLessThanOrEqual(50);
    expect(known.drawn.rowsRead).toBeLessThanOrEqual(60);
  });

  it("takes a request and a read of the bucket for each look at it", () => {
    expect(known.viewed).toMatchObject({ requests: 1, bucketReads: 1, objectRequests: 0, logLines: 0 });
  });

  it("is forgotten with few rows", () => {
    expect(known.forgotten.rowsWritten).toBeLessThanOrEqual(4);
  });
});
