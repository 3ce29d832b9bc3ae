import { heldBy, may } from "~/core/policy/may";
import type { Locale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import type { DeskLead } from "~/services/leads/desk-lead.server";
import { readLeadTie } from "~/services/projects/queries.server";
import { readTaxonomy } from "~/services/projects/taxonomy.server";
import { labelName, stageName } from "../../projects/project-event-texts.server";

type Panel = { title: string; about: string; link: { href: string; text: string } | null };

/** What a lead's page says of its project, or of the obstacle it is tied to; null when there is neither and no way to one. */
export async function projectPanel(
  { actor }: SignedIn,
  lead: DeskLead,
  { t, lang }: Locale,
): Promise<Panel | null> {
  const tie = await readLeadTie(db(), lead.id);
  const reads = (department: string) => may(actor, "project:read", heldBy(department));
  const answers = may(actor, "project:edit", heldBy(lead.subject.department));
  if (tie.project) {
    const { code, name, stage, departmentCode } = tie.project;
    return {
      title: t("projects:open.panel"),
      about: stageName(await readTaxonomy(db()), stage, lang),
      link: reads(departmentCode) ? { href: paths.project(code), text: name } : null,
    };
  }
  if (tie.obstacle) {
    const { id, publicLabel, project } = tie.obstacle;
    return {
      title: t("projects:obstacles.tie.panel"),
      about: labelName(await readTaxonomy(db()), publicLabel, lang),
      link: reads(project.departmentCode) ? { href: paths.obstacle(id), text: project.name } : null,
    };
  }
  if (answers && tie.mayOpen) {
    return {
      title: t("projects:open.panel"),
      about: t("projects:open.panelAbout"),
      link: { href: `${paths.lead(lead.code)}/project`, text: t("projects:open.panelOpen") },
    };
  }
  if (answers && tie.kind === "obstacle") {
    return {
      title: t("projects:obstacles.tie.panel"),
      about: t("projects:obstacles.tie.panelAbout"),
      link: { href: `${paths.lead(lead.code)}/obstacle`, text: t("projects:obstacles.tie.panelTie") },
    };
  }
  return null;
}
