import { vietnamDate } from "~/core/deadlines/calendar";
import type { ObstacleFacts } from "~/core/obstacles/obstacle-forms";
import type { StaffActor } from "~/core/policy/may";
import type { ProjectFacts } from "~/core/projects/project-forms";
import { moneyOf } from "~/core/shared/money";
import type { ProjectChanged, ProjectDeps, SeenRecord } from "../projects/change-project.server";
import { moveProject } from "../projects/move-project.server";
import { openObstacle } from "../projects/open-obstacle.server";
import { type OpenProjectDeps, openProject } from "../projects/open-project.server";
import { promiseStep } from "../projects/promise-step.server";
import { recordCapital } from "../projects/record-capital.server";
import { recordCertificate } from "../projects/record-certificate.server";
import { setProjectState } from "../projects/set-project-state.server";

const plain: ProjectFacts = {
  name: "",
  sectorCode: null,
  place: null,
  partnerCountry: null,
  opportunitySlug: null,
  jobsPlanned: null,
  jobsActual: null,
};

const demoProjects = [
  {
    facts: {
      ...plain,
      name: "Demo: nhà máy linh kiện điện tử",
      place: "park:long-hau",
      partnerCountry: "JP",
      jobsPlanned: 400,
    },
    sector: "electronics",
    lead: "economic-zone-authority",
    million: 25,
    forward: 3,
    stalled: false,
  },
  {
    facts: {
      ...plain,
      name: "Demo: kho lạnh và trung tâm logistics",
      place: "park:long-hau",
      partnerCountry: "KR",
      jobsPlanned: 120,
    },
    sector: "logistics",
    lead: "economic-zone-authority",
    million: 12,
    forward: 1,
    stalled: true,
  },
  {
    facts: {
      ...plain,
      name: "Demo: chế biến trái cây xuất khẩu",
      partnerCountry: "CN",
      jobsPlanned: 250,
    },
    sector: "food-processing",
    lead: "investment-promotion",
    million: 40,
    forward: 1,
    stalled: false,
  },
];

/** Both demo obstacles rest on the same provision, so that one cause shows two projects. */
const obstacle: ObstacleFacts = {
  topic: "land",
  title: "Demo: chưa rõ căn cứ xác định giá đất",
  description: "Demo: nhà đầu tư đã nộp đủ hồ sơ, chưa có căn cứ để xác định giá thuê đất.",
  law: "Luật Đất đai 31/2024/QH15",
  article: "Điều 160",
  level: "ministry",
  publicLabel: "awaiting-guidance",
  sensitive: false,
  causeId: null,
};

/**
 * Three marked demo projects, two of them held up by the same provision. Each is kept by the department that the rules
 * would choose, or by any that has a head. Made once.
 */
export async function makeDemoProjects(
  base: Omit<OpenProjectDeps, "actor">,
  people: readonly { id: number; role: string; departmentCode: string | null }[],
): Promise<number> {
  const { db, now } = base;
  const heads = people.flatMap(({ id, role, departmentCode }): StaffActor[] =>
    role === "head" && departmentCode ? [{ kind: "staff", id, role, department: departmentCode }] : [],
  );
  const [anyHead] = heads;
  if (!anyHead || (await db.project.count({ where: { demo: true } })) > 0) return 0;
  for (const [index, { facts, sector, lead, million, forward, stalled }] of demoProjects.entries()) {
    const actor = heads.find((head) => head.department === lead) ?? anyHead;
    const { department } = actor;
    const deps = { ...base, actor };
    const known = await db.sector.findUnique({ where: { code: sector }, select: { code: true } });
    const sectorCode = known?.code ?? null;
    const { code } = await openProject(deps, { facts: { ...facts, sectorCode }, department, demo: true });
    const { id } = await db.project.findUniqueOrThrow({ where: { code }, select: { id: true } });
    const day = vietnamDate(now);
    const act = async (
      verb: (deps: ProjectDeps, seen: SeenRecord) => Promise<ProjectChanged<string>>,
    ): Promise<void> => {
      const { version } = await db.project.findUniqueOrThrow({ where: { id }, select: { version: true } });
      await verb(deps, { id, version, lastEvent: null });
    };
    const money = moneyOf(million * 1_000_000, "USD");
    await act((d, seen) => recordCapital(d, seen, { kind: "committed", money, on: day, note: "Demo" }));
    const certificate = { kind: "policy-approval" as const, number: `DEMO-${index + 1}`, on: day };
    if (forward > 2) await act((d, seen) => recordCertificate(d, seen, certificate));
    for (let step = 0; step < forward; step += 1) {
      await act((d, seen) => moveProject(d, seen, { direction: "forward", reason: "Demo" }));
    }
    if (index < 2) {
      const opened = await openObstacle(deps, id, obstacle);
      const step = { what: "Demo: xin ý kiến hướng dẫn", department, role: "Demo", dueOn: day };
      if (opened.kind === "opened")
        await promiseStep(deps, { id: opened.id, version: 1, lastEvent: null }, step);
    }
    const stall = {
      state: "stalled" as const,
      reason: "procedure-time" as const,
      note: "Demo",
      lostTo: null,
    };
    if (stalled) await act((d, seen) => setProjectState(d, seen, stall));
  }
  return demoProjects.length;
}
