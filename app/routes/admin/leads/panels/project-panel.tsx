import type { projectPanel } from "./project-panel.server";

type Panel = Awaited<ReturnType<typeof projectPanel>>;

/** The lead's project or obstacle, or the way to one. */
export function ProjectPanel({ panel }: { panel: Panel }) {
  if (!panel) return null;
  return (
    <section>
      <h2>{panel.title}</h2>
      <p>{panel.about}</p>
      {panel.link ? (
        <p>
          <a href={panel.link.href}>{panel.link.text}</a>
        </p>
      ) : null}
    </section>
  );
}
