import { useLocale } from "~/i18n/locale";
import { StatusLabel, type Tone } from "~/ui/data/status-label";

const tones = {
  kept: "note",
  queued: "soon",
  sent: "fine",
  failed: "late",
  unknown: "late",
} as const satisfies Record<string, Tone>;

function isState(state: string): state is keyof typeof tones {
  return state in tones;
}

/** What became of a mail, in words. */
export function MailStateLabel({ state }: { state: string }) {
  const { t } = useLocale();
  return isState(state) ? (
    <StatusLabel tone={tones[state]} text={t(`desk:outbox.states.${state}`)} />
  ) : (
    <span>{state}</span>
  );
}
