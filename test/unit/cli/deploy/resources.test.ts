import { describe, expect, it } from "vitest";
import { ensureBucket, ensureLifecycle, ensureQueue } from "../../../../cli/deploy/resources.ts";
import { error, fakeWrangler, when } from "./fake-wrangler.ts";

// The words of wrangler 4.156.
const NO_QUEUE = error('Queue "jobs" does not exist. To create it, run: wrangler queues create jobs');
const NO_BUCKET = error(
  "A request to the Cloudflare API (/accounts/1/r2/buckets/b) failed.\n\n  The specified bucket does not exist. [code: 10006]",
);
const FORBIDDEN = error("A request to the Cloudflare API failed.\n\n  Authentication error [code: 10000]");

describe("a queue or bucket", () => {
  it("that is there is left alone", async () => {
    const { wrangler, calls } = fakeWrangler();
    expect(await ensureQueue(wrangler, "jobs")).toEqual({ ok: true, state: "there" });
    expect(calls.map(({ args }) => args.join(" "))).toEqual(["queues info jobs"]);
  });

  it("that is missing is made", async () => {
    const { wrangler, calls } = fakeWrangler(
      when("queues info", NO_QUEUE),
      when("r2 bucket info", NO_BUCKET),
    );
    expect(await ensureQueue(wrangler, "jobs")).toEqual({ ok: true, state: "made" });
    expect(await ensureBucket(wrangler, "b")).toEqual({ ok: true, state: "made" });
    expect(calls.map(({ args }) => args.join(" "))).toEqual([
      "queues info jobs",
      "queues create jobs",
      "r2 bucket info b",
      "r2 bucket create b",
    ]);
  });

  it.each(["[code: 11009]", "[code: 10004]"])("that somebody made meanwhile is there %s", async (code) => {
    const { wrangler } = fakeWrangler(
      when("queues info", NO_QUEUE),
      when("queues create", error(`taken. ${code}`)),
    );
    expect(await ensureQueue(wrangler, "jobs")).toEqual({ ok: true, state: "there" });
  });

  it("that cannot be looked at, or made, is a problem in wrangler's words", async () => {
    const blind = fakeWrangler(when("queues info", FORBIDDEN));
    expect(await ensureQueue(blind.wrangler, "jobs")).toEqual({
      ok: false,
      problem: "A request to the Cloudflare API failed. Authentication error [code: 10000]",
    });
    expect(blind.calls).toHaveLength(1);
    const bound = fakeWrangler(when("r2 bucket info", NO_BUCKET), when("r2 bucket create", FORBIDDEN));
    expect(await ensureBucket(bound.wrangler, "b")).toMatchObject({ ok: false });
  });
});

describe("the rule that deletes old pictures", () => {
  const LIST = "r2 bucket lifecycle list";
  const listing = (...rules: [name: string, action: string][]) =>
    when(LIST, {
      stdout: `Listing lifecycle rules for bucket 'b'...\n${rules
        .map(([name, action]) => `name:     ${name}\nenabled:  Yes\nprefix:   images/\naction:   ${action}\n`)
        .join("\n")}`,
    });
  const commandsAfter = async (days: number, ...rules: [string, string][]) => {
    const { wrangler, calls } = fakeWrangler(listing(...rules));
    const result = await ensureLifecycle(wrangler, "b", days);
    return { result, commands: calls.slice(1).map(({ args }) => args.slice(3).join(" ")) };
  };

  it("is added where there is none, beside the operator's own", async () => {
    const { result, commands } = await commandsAfter(30, ["mine", "Expire objects after 7 days"]);
    expect(result).toEqual({ ok: true, state: "made" });
    expect(commands).toEqual(["add b delete-old-pictures images/ --expire-days 30 --force"]);
  });

  it("is left alone when it says what the settings say", async () => {
    const { result, commands } = await commandsAfter(30, [
      "delete-old-pictures",
      "Expire objects after 30 days",
    ]);
    expect(result).toEqual({ ok: true, state: "there" });
    expect(commands).toEqual([]);
  });

  it("is replaced when it says something else, and it alone", async () => {
    const { commands } = await commandsAfter(
      7,
      ["mine", "Expire objects after 7 days"],
      ["delete-old-pictures", "Expire objects after 30 days"],
    );
    expect(commands).toEqual([
      "remove b --name delete-old-pictures",
      "add b delete-old-pictures images/ --expire-days 7 --force",
    ]);
  });

  it("is a problem when the bucket's rules cannot be read", async () => {
    const { wrangler } = fakeWrangler(when(LIST, FORBIDDEN));
    expect(await ensureLifecycle(wrangler, "b", 30)).toMatchObject({ ok: false });
  });
});
