import type { Leave } from "~/core/people/leave";
import { leaveOn } from "~/core/people/leave";
import type { PersonReason } from "~/core/people/person-reason";

/** Somebody of the department whose account is open. */
export type Candidate = {
  id: number;
  role: "officer" | "head";
  /** Languages in which this person handles leads. */
  languages: readonly string[];
  /** Open leads at most; null: no limit; 0: none at all. */
  openLimit: number | null;
  /** Open leads now. */
  open: number;
  lastAssignedAt: Date | null;
  deputyId: number | null;
  leaves: readonly Leave[];
};

export type NotChosen = { staffId: number; reason: PersonReason };

/** `staffId` is null when the lead stays in the department's queue; `others` says of everybody else why not. */
export type Choice = { staffId: number | null; reasons: PersonReason[]; others: NotChosen[] };

/** A place at which leads are handled: an officer's own, or that of one on leave, held by the deputy. */
type Seat = { owner: Candidate; holder: Candidate; until: string | null };

/**
 * Who of the department handles a lead: officers who are there, the deputies of those who are not, and heads only where
 * a department has nobody else. Then, one after the other: there is room below the person's limit; the person speaks
 * the submitter's language; has the lowest share of the limit in open leads (plain numbers as soon as one of them has
 * no limit); has waited longest for a lead; and at last the lower id – that of the person on leave for a deputy, whose
 * place it is. Nothing is left to chance, and each choice says why.
 * @param today ISO date in Viet Nam.
 */
export function choosePerson(
  candidates: readonly Candidate[],
  lead: { language: string },
  today: string,
): Choice {
  const all = [...candidates].sort((a, b) => a.id - b.id);
  const others: NotChosen[] = [];
  const officers = seatsOf(
    all.filter((person) => person.role === "officer"),
    all,
    today,
  );
  const seats =
    officers.length > 0
      ? officers
      : seatsOf(
          all.filter((person) => person.role === "head"),
          all,
          today,
        );
  for (const person of all) {
    if (seats.some(({ holder }) => holder.id === person.id)) continue;
    others.push({ staffId: person.id, reason: absence(person, all, today) });
  }

  const withRoom = seats.filter(({ holder }) => hasRoom(holder));
  for (const { holder } of holders(seats)) {
    if (!hasRoom(holder)) others.push({ staffId: holder.id, reason: { code: "full", params: load(holder) } });
  }

  const speaking = withRoom.filter(({ holder }) => holder.languages.includes(lead.language));
  const left = speaking.length > 0 ? speaking : withRoom;
  const { language } = lead;
  for (const { holder } of holders(withRoom)) {
    if (!left.some((seat) => seat.holder.id === holder.id))
      others.push({ staffId: holder.id, reason: { code: "language", params: { language } } });
  }

  const ranked = left.toSorted(seatOrder(left));
  const chosen = ranked[0];
  others.push(...behind(chosen, holders(ranked)));
  others.sort((a, b) => a.staffId - b.staffId);
  if (!chosen) {
    const code = seats.length > 0 ? "all-full" : "nobody-there";
    return { staffId: null, reasons: [{ code, params: {} }], others };
  }

  const reasons: PersonReason[] = [];
  const standsIn = ranked.find((seat) => seat.holder.id === chosen.holder.id && seat.until !== null);
  if (standsIn?.until)
    reasons.push({ code: "deputy-of", params: { staffId: standsIn.owner.id, until: standsIn.until } });
  const rivals = holders(ranked);
  const setApart = rivals.length < holders(withRoom).length;
  if (setApart) reasons.push({ code: "speaks", params: { language } });
  if (rivals.length > 1) reasons.push(decided(chosen.holder, rivals));
  else if (!setApart) reasons.push({ code: "only", params: {} });
  return { staffId: chosen.holder.id, reasons, others };
}

function seatsOf(owners: readonly Candidate[], all: readonly Candidate[], today: string): Seat[] {
  return owners.flatMap((owner): Seat[] => {
    const until = leaveOn(owner.leaves, today)?.to ?? null;
    if (until === null) return [{ owner, holder: owner, until }];
    const holder = presentDeputy(owner, all, today);
    return holder ? [{ owner, holder, until }] : [];
  });
}

/** The deputy, or the deputy's deputy when that one is away too; null when it leads nowhere or round in a circle. */
function presentDeputy(away: Candidate, all: readonly Candidate[], today: string): Candidate | null {
  const asked = new Set([away.id]);
  let next = away.deputyId;
  while (next !== null && !asked.has(next)) {
    asked.add(next);
    const id = next;
    const deputy = all.find((person) => person.id === id);
    if (!deputy) return null;
    if (!leaveOn(deputy.leaves, today)) return deputy;
    next = deputy.deputyId;
  }
  return null;
}

function absence(person: Candidate, all: readonly Candidate[], today: string): PersonReason {
  const leave = leaveOn(person.leaves, today);
  if (!leave) return { code: "head", params: {} };
  const deputy = presentDeputy(person, all, today)?.id ?? null;
  return { code: "on-leave", params: { until: leave.to, deputy } };
}

function hasRoom({ open, openLimit }: Candidate): boolean {
  return openLimit === null || open < openLimit;
}

function load({ open, openLimit }: Candidate) {
  return { open, limit: openLimit };
}

/** Each person once, however many places they hold, in the order of the places. */
function holders(seats: readonly Seat[]): Seat[] {
  return seats.filter(
    (seat, index) => seats.findIndex(({ holder }) => holder.id === seat.holder.id) === index,
  );
}

function seatOrder(seats: readonly Seat[]): (a: Seat, b: Seat) => number {
  const compareLoad = loadOrder(seats.map(({ holder }) => holder));
  return (a, b) =>
    compareLoad(a.holder, b.holder) ||
    idleSince(a.holder) - idleSince(b.holder) ||
    a.owner.id - b.owner.id ||
    a.holder.id - b.holder.id;
}

/** Whole numbers only: 3 of 14 against 5 of 20 is 3 × 20 against 5 × 14, and nothing is rounded to nothing. */
function loadOrder(people: readonly Candidate[]): (a: Candidate, b: Candidate) => number {
  if (people.some(({ openLimit }) => openLimit === null)) return (a, b) => a.open - b.open;
  return (a, b) => a.open * (b.openLimit ?? 0) - b.open * (a.openLimit ?? 0);
}

/** Who never had a lead has waited longest of all. */
function idleSince({ lastAssignedAt }: Candidate): number {
  return lastAssignedAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

/** What set the chosen one before the next best. */
function decided(chosen: Candidate, rivals: readonly Seat[]): PersonReason {
  const next = rivals.find(({ holder }) => holder.id !== chosen.id)?.holder ?? chosen;
  const compare = loadOrder(rivals.map(({ holder }) => holder));
  if (compare(chosen, next) !== 0) return { code: "least-load", params: load(chosen) };
  if (idleSince(chosen) !== idleSince(next))
    return { code: "longest-idle", params: { since: chosen.lastAssignedAt?.toISOString() ?? null } };
  return { code: "first-listed", params: {} };
}

/** Why the others, who could have had it, come after the chosen one. */
function behind(chosen: Seat | undefined, rivals: readonly Seat[]): NotChosen[] {
  if (!chosen) return [];
  const compare = loadOrder(rivals.map(({ holder }) => holder));
  return rivals.flatMap(({ holder }): NotChosen[] => {
    if (holder.id === chosen.holder.id) return [];
    if (compare(holder, chosen.holder) !== 0)
      return [{ staffId: holder.id, reason: { code: "more-load", params: load(holder) } }];
    if (idleSince(holder) !== idleSince(chosen.holder))
      return [
        {
          staffId: holder.id,
          reason: { code: "less-idle", params: { since: holder.lastAssignedAt?.toISOString() ?? null } },
        },
      ];
    return [{ staffId: holder.id, reason: { code: "later-listed", params: {} } }];
  });
}
