import { fold } from "~/core/shared/search-text";

/** Whose competence it takes to clear the obstacle. */
export const competentLevels = ["commune", "province", "ministry"] as const;
export type CompetentLevel = (typeof competentLevels)[number];

export const obstacleStates = ["open", "escalated", "resolved"] as const;
export type ObstacleState = (typeof obstacleStates)[number];

/** The neutral phrases, and nothing else, that may be said of an obstacle outside the house. */
export const publicLabels = [
  "in-coordination",
  "collecting-documents",
  "awaiting-guidance",
  "settled",
] as const;
export type PublicLabel = (typeof publicLabels)[number];

export function isPublicLabel(text: string): text is PublicLabel {
  return publicLabels.some((label) => label === text);
}

/** What may be done in which state. A resolved obstacle is history; what comes back is opened anew. */
export const obstacleMoves = {
  edit: ["open", "escalated"],
  step: ["open", "escalated"],
  done: ["open", "escalated"],
  minute: ["open", "escalated"],
  escalate: ["open"],
  resolve: ["open", "escalated"],
} as const satisfies Record<string, readonly ObstacleState[]>;
export type ObstacleMove = keyof typeof obstacleMoves;

export function canMoveObstacle(move: ObstacleMove, state: ObstacleState): boolean {
  const states: readonly ObstacleState[] = obstacleMoves[move];
  return states.includes(state);
}

/**
 * What makes two obstacles the same one: topic, law and article, without regard to case, marks and spacing
 * ("Điều 31, Luật Đất đai" and "dieu 31 luat dat dai"). Null without a law: the topic alone says too little.
 */
export function causeKey(cause: { topic: string; law: string; article: string }): string | null {
  const plain = (text: string) =>
    fold(text)
      .replace(/[^\p{L}\p{N}/]+/gu, " ")
      .trim();
  const law = plain(cause.law);
  return law ? `${cause.topic}|${law}|${plain(cause.article)}` : null;
}

export type StepStanding = "done" | "overdue" | "ahead";

/** How a promised step stands today (an ISO day of Viet Nam): a step of today is not late yet. */
export function stepStanding(step: { dueOn: string; done: boolean }, today: string): StepStanding {
  if (step.done) return "done";
  return step.dueOn < today ? "overdue" : "ahead";
}
