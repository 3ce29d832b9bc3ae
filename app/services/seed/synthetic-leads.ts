import { dueDate, type WorkingCalendar } from "~/core/deadlines/calendar";
import { type LeadPlan, planLead, readWithinDays } from "~/core/intake/plan-lead";
import { consentVersion, type LeadInput, leadKinds, submitterTypes } from "~/core/leads/lead";
import { languages } from "~/core/shared/language";
import type { Facts } from "../reference/facts.server";

const countries = ["JP", "KR", "CN", "TW", "US", "SG", "DE", "AU", "VN"];
const wares = [
  "electronic parts",
  "fruit drying",
  "rubber goods",
  "solar panels",
  "furniture",
  "textiles",
  "cold storage",
  "animal feed",
  "medical devices",
  "tourism",
  "logistics",
  "packaging",
];
const wishes = [
  "A factory for",
  "A partner for",
  "Land for",
  "A supplier of",
  "Training for",
  "A licence for",
];
const dayMs = 86_400_000;

/** A lead, what the rules decide for it, and what it costs to decide that: shapes are decided once and used often. */
export type Shape = { lead: LeadInput; plan: LeadPlan };

/** What became of a synthetic lead: like a year of a real desk, most are answered and the rest are young. */
export type Story = {
  state: "routed" | "in-progress" | "waiting-for-submitter" | "resolved" | "withdrawn";
  outcome: "answered" | "agreed" | "referred" | "declined" | null;
  receivedAt: Date;
  acceptedAt: Date | null;
  answeredAt: Date | null;
  dueOn: string | null;
  readBy: string | null;
};

export function shapes(count: number, facts: Facts, now: Date, chance: () => number): Shape[] {
  const places = [...facts.communes.keys()].map((code) => `commune:${code}` as const);
  const sectors = [...facts.sectors.keys()];
  return Array.from({ length: count }, () => {
    const lead = syntheticLead(places, sectors, chance);
    return { lead, plan: planLead(lead, facts, now) };
  });
}

export function syntheticSubject(number: number, chance: () => number): string {
  return `${pick(wishes, chance)} ${pick(wares, chance)} (synthetic ${number})`;
}

export function pick<Item>(items: readonly Item[], chance: () => number): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new RangeError("nothing to choose from");
  return item;
}

/** Six of seven are closed and up to ten months old; the others came in these four weeks. Dates are remembered by day. */
export function stories(calendar: WorkingCalendar, now: Date, chance: () => number) {
  const known = new Map<string, string | null>();
  const due = (receivedAt: Date, days: number) => {
    const key = `${Math.floor(receivedAt.getTime() / dayMs)} ${days}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const date = dueDate(receivedAt, days, calendar).due;
    known.set(key, date);
    return date;
  };
  return (dueDays: number): Story => {
    const closed = chance() < 6 / 7;
    const age = closed ? 20 + chance() * 280 : chance() * 28;
    // In the morning of a day, so that leads of one day have one date.
    const receivedAt = new Date(
      Math.floor((now.getTime() - age * dayMs) / dayMs) * dayMs + 3 * 3_600_000 - dayMs,
    );
    const acceptedAt = new Date(receivedAt.getTime() + chance() * 2 * dayMs);
    const answeredAt = new Date(acceptedAt.getTime() + chance() * 12 * dayMs);
    const dates = { receivedAt, dueOn: due(receivedAt, dueDays), readBy: due(receivedAt, readWithinDays) };
    const fate = chance();
    if (closed) {
      return fate < 0.05
        ? { ...dates, state: "withdrawn", outcome: null, acceptedAt, answeredAt: null }
        : { ...dates, state: "resolved", outcome: pick(outcomesOften, chance), acceptedAt, answeredAt };
    }
    if (fate < 0.35 || acceptedAt > now)
      return { ...dates, state: "routed", outcome: null, acceptedAt: null, answeredAt: null };
    const waits = fate > 0.85 && answeredAt < now;
    return {
      ...dates,
      state: waits ? "waiting-for-submitter" : "in-progress",
      outcome: null,
      acceptedAt,
      answeredAt: waits ? answeredAt : null,
    };
  };
}

const outcomesOften = ["answered", "answered", "answered", "agreed", "referred", "declined"] as const;

function syntheticLead(
  places: readonly `commune:${string}`[],
  sectors: readonly string[],
  chance: () => number,
): LeadInput {
  return {
    kind: pick(leadKinds, chance),
    submitter: {
      type: pick(submitterTypes, chance),
      name: "Synthetic Person",
      email: "synthetic@example.com",
      country: pick(countries, chance),
      language: pick(languages, chance),
    },
    ...(chance() < 0.7 && { sector: pick(sectors, chance) }),
    ...(chance() < 0.5 && { place: pick(places, chance) }),
    ...(chance() < 0.5 && {
      capital: { amount: Math.ceil(10 ** (4 + chance() * 4)), currency: "USD" as const },
    }),
    subject: "Synthetic lead",
    message: "A synthetic lead for tests of load.",
    consent: { version: consentVersion },
  };
}
