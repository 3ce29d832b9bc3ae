import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Publication, ruleSetInForce } from "~/core/routing/in-force";

describe("in force", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
  const publication = (id: number, version: number, hour: number, cancelled = false): Publication => ({
    id,
    version,
    from: at(hour),
    cancelledAt: cancelled ? at(0) : null,
  });

  test("is what began last and was not cancelled; of two that began at once, the later decision", () => {
    const all = [
      publication(1, 1, 1),
      publication(2, 2, 5),
      publication(3, 3, 5),
      publication(4, 4, 9, true),
    ];
    expect(ruleSetInForce(all, at(0))).toBeNull();
    expect(ruleSetInForce(all, at(1))?.version).toBe(1);
    expect(ruleSetInForce(all, at(5))?.version).toBe(3);
    expect(ruleSetInForce(all, at(23))?.version).toBe(3);
  });

  test("after publishing and rolling back is what was in force before, from then on", () => {
    const history = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 10 }), fc.boolean()), {
        minLength: 1,
        maxLength: 8,
      })
      .map((rows) => rows.map(([version, hour, cancelled], id) => publication(id, version, hour, cancelled)));
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 11, max: 20 }),
        fc.integer({ min: 0, max: 5 }),
        (past, hour, wait) => {
          const before = ruleSetInForce(past, at(hour));
          fc.pre(before !== null);
          if (!before) return;
          const published = [...past, publication(100, 6, hour)];
          expect(ruleSetInForce(published, at(hour))?.version).toBe(6);
          const rolledBack = [...published, publication(101, before.version, hour + wait)];
          for (const later of [hour + wait, hour + wait + 1, 99])
            expect(ruleSetInForce(rolledBack, at(later))?.version).toBe(before.version);
          expect(ruleSetInForce(published.map(cancelled(100)), at(hour))).toEqual(before);
        },
      ),
    );
  });

  const cancelled = (id: number) => (one: Publication) =>
    one.id === id ? { ...one, cancelledAt: at(0) } : one;
});
