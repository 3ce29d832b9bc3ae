import { type ObstacleState, obstacleStates } from "~/core/obstacles/obstacle";
import type { Locale } from "~/i18n/locale";
import type { Tone } from "~/ui/data/status-label";

const tones = { open: "soon", escalated: "late", resolved: "quiet" } as const satisfies Record<
  ObstacleState,
  Tone
>;

export function obstacleStateTone(text: string): { state: ObstacleState; tone: Tone } {
  const state = obstacleStates.find((known) => known === text) ?? "open";
  return { state, tone: tones[state] };
}

export function obstacleStateText(t: Locale["t"], { state }: { state: ObstacleState }): string {
  return t(`projects:obstacles.states.${state}`);
}
