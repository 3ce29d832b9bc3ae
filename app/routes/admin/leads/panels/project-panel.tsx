import { Fold } from "./fold";
import type { projectPanel } from "./project-panel.server";

type Panel = Awaited<ReturnType<typeof projectPanel>>;

/** The lead's project or obstacle, or the way to one. */
export function ProjectPanel({ panel }: { panel: Panel }) {
  if (!panel) return null;
  // Whoever may not follow it is told where it stands; there is nothing to unfold.
  if (!panel.link) {
    return (
      <p>
        <strong>{panel.title}</strong> · {panel.about}
      </p>
    );
  }
  return (
    <Fold title={panel.title} about={panel.about}>
      <p>
        <a href={panel.link.href}>{panel.link.text}</a>
      </p>
    </Fold>
  );
}
