import type { StaffActor } from "~/core/policy/may";

/**
 * Who can be given leads: somebody of a department who is there and can sign in. An invitation that nobody has opened is
 * no pair of hands, and a promise is kept by people.
 */
export const takers = {
  disabledAt: null,
  passwordHash: { not: null },
  role: { in: ["officer", "head"] },
};

/** Whom an actor can give a lead of a department to: its takers, and oneself, who is there and has decided to. */
export function takersFor({ id }: StaffActor) {
  return { OR: [takers, { id }] };
}
