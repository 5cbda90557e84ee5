import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STANDINGS, type Standing } from "../../../src/agent/standing.ts";
import { DAY, HOUR } from "../../../src/clock.ts";
import { keptShare, letOut, mayTake, type Taken } from "../../../src/durable/day-shares.ts";

/** Some UTC day; the rule knows no other clock than what it is handed. */
const MIDNIGHT = 20_000 * DAY;
const NOTHING: Taken = { total: 0, byNew: 0 };

interface Ask {
  readonly standing: Standing;
  readonly since: number;
}

/** What a day gives to those who ask in turn. */
function day(limit: number, asks: readonly Ask[]) {
  const given: Record<Standing, number> = { listed: 0, known: 0, new: 0 };
  for (const { standing, since } of asks.toSorted((one, other) => one.since - other.since)) {
    const taken = { total: given.listed + given.known + given.new, byNew: given.new };
    if (mayTake(limit, taken, standing, MIDNIGHT + since).ok) given[standing] += 1;
  }
  return given;
}

const limits = fc.integer({ min: 1, max: 60 });
const moments = fc.integer({ min: 0, max: DAY - 1 });
const asks = (standings: readonly Standing[]) =>
  fc.array(fc.record({ standing: fc.constantFrom(...standings), since: moments }), { maxLength: 200 });
const crowd = (standing: Standing, size: number, since: number): Ask[] =>
  Array.from({ length: size }, () => ({ standing, since }));

describe("the shares of a day", () => {
  it("are never more than the limit, whoever asks when", () => {
    fc.assert(
      fc.property(limits, asks(STANDINGS), (limit, all) => {
        const given = day(limit, all);
        expect(given.listed + given.known + given.new).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("keep half of the day from new senders, whatever they do, for those who are known", () => {
    fc.assert(
      fc.property(limits, asks(["new"]), moments, (limit, attack, since) => {
        const given = day(limit, [
          ...attack.filter((ask) => ask.since <= since),
          ...crowd("known", 60, since),
        ]);
        expect(given.new).toBeLessThanOrEqual(limit - keptShare(limit));
        expect(given.known).toBeGreaterThanOrEqual(keptShare(limit));
      }),
    );
  });

  it("give new senders no more by any moment than is let out until then", () => {
    fc.assert(
      fc.property(limits, asks(["new"]), moments, (limit, attack, since) => {
        const until = attack.filter((ask) => ask.since <= since);
        expect(day(limit, until).new).toBeLessThanOrEqual(letOut(limit, since));
      }),
    );
  });

  it("carry over what nobody took: the last hour has all of the open half", () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 23 * HOUR, max: DAY - 1 }), (limit, since) => {
        expect(day(limit, crowd("new", 100, since)).new).toBe(limit - keptShare(limit));
      }),
    );
  });

  it("are all there at once for those on the operator's lists", () => {
    fc.assert(
      fc.property(limits, moments, (limit, since) => {
        expect(day(limit, crowd("listed", 100, since)).listed).toBe(limit);
      }),
    );
  });

  it("always have one for the first stranger who comes, however small the limit", () => {
    fc.assert(
      fc.property(limits, moments, (limit, since) => {
        expect(mayTake(limit, NOTHING, "new", MIDNIGHT + since)).toEqual({ ok: true });
      }),
    );
  });

  it("say when the next one can be had: then it can, and a moment before it cannot", () => {
    const taken = fc.record({ byNew: fc.nat(60), others: fc.nat(60) });
    fc.assert(
      fc.property(
        limits,
        taken,
        fc.constantFrom(...STANDINGS),
        moments,
        (limit, { byNew, others }, standing, since) => {
          const spent = { total: byNew + others, byNew };
          const now = MIDNIGHT + since;
          const refused = mayTake(limit, spent, standing, now);
          if (refused.ok) return;
          expect(refused.freeAt).toBeGreaterThan(now);
          const isTomorrow = refused.freeAt === MIDNIGHT + DAY;
          const then = isTomorrow ? NOTHING : spent;
          expect(mayTake(limit, then, standing, refused.freeAt)).toEqual({ ok: true });
          expect(mayTake(limit, spent, standing, refused.freeAt - 1).ok).toBe(false);
        },
      ),
    );
  });

  it("at a limit of 5 are one at midnight, another in the morning, a third in the evening", () => {
    const having = (byNew: number) => mayTake(5, { total: byNew, byNew }, "new", MIDNIGHT);
    expect(having(0)).toEqual({ ok: true });
    expect(having(1)).toEqual({ ok: false, freeAt: MIDNIGHT + 11.5 * HOUR });
    expect(having(2)).toEqual({ ok: false, freeAt: MIDNIGHT + 23 * HOUR });
    expect(having(3)).toEqual({ ok: false, freeAt: MIDNIGHT + DAY });
  });

  it("at a limit of 500 leave 250 to the known when seventeen fresh addresses ask for thirty each", () => {
    const attack = crowd("new", 17 * 30, 12 * HOUR);
    const given = day(500, [...attack, ...crowd("known", 300, 12 * HOUR + 8_000)]);
    expect(given).toEqual({ listed: 0, known: 250, new: 160 });
  });
});

describe("the shares of a day's money", () => {
  interface Call {
    readonly standing: Standing;
    readonly since: number;
    readonly price: number;
  }
  const calls = fc.array(
    fc.record({
      standing: fc.constantFrom(...STANDINGS),
      since: moments,
      price: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 150 },
  );
  const spent = (limit: number, all: readonly Call[]) => {
    const given: Record<Standing, number> = { listed: 0, known: 0, new: 0 };
    for (const { standing, since, price } of all.toSorted((one, other) => one.since - other.since)) {
      const taken = { total: given.listed + given.known + given.new, byNew: given.new };
      if (mayTake(limit, taken, standing, MIDNIGHT + since, price).ok) given[standing] += price;
    }
    return given;
  };

  it("are never more than the budget, whatever calls cost, whoever makes them when", () => {
    fc.assert(
      fc.property(limits, calls, (limit, all) => {
        const given = spent(limit, all);
        expect(given.listed + given.known + given.new).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it("leave new senders no more than half, or one call that is dearer than that", () => {
    fc.assert(
      fc.property(limits, calls, (limit, all) => {
        const dearest = Math.max(0, ...all.filter(({ price }) => price <= limit).map(({ price }) => price));
        expect(spent(limit, all).new).toBeLessThanOrEqual(Math.max(limit - Math.floor(limit / 2), dearest));
      }),
    );
  });

  it("have room for the first stranger's call, if the day has it at all", () => {
    fc.assert(
      fc.property(limits, moments, fc.integer({ min: 0, max: 80 }), (limit, since, price) => {
        expect(mayTake(limit, NOTHING, "new", MIDNIGHT + since, price).ok).toBe(price <= limit);
      }),
    );
  });

  it("say when a call can be had: then it can", () => {
    fc.assert(
      fc.property(
        limits,
        fc.nat(60),
        moments,
        fc.integer({ min: 1, max: 40 }),
        (limit, byNew, since, price) => {
          const refused = mayTake(limit, { total: byNew, byNew }, "new", MIDNIGHT + since, price);
          if (refused.ok || price > limit) return;
          const then = refused.freeAt === MIDNIGHT + DAY ? NOTHING : { total: byNew, byNew };
          expect(mayTake(limit, then, "new", refused.freeAt, price)).toEqual({ ok: true });
        },
      ),
    );
  });
});
