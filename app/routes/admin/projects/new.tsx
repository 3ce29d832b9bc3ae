import { randomBytes } from "node:crypto";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { heldBy, may } from "~/core/policy/may";
import { readProjectFacts } from "~/core/projects/project-forms";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { openProject } from "~/services/projects/open-project.server";
import { readFacts } from "~/services/reference/facts.server";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { NewRecordPage } from "./new-record-page";
import { departmentOptions, factNames, holdingDepartments, projectFields } from "./project-fields.server";
import { projectCodes } from "./project-verbs.server";
import type { FieldSpec } from "./record-answer";
import { incomplete, typedOf } from "./record-door.server";

export const meta = deskTitle;

const nothing = {
  name: "",
  sectorCode: null,
  place: null,
  partnerCountry: null,
  opportunitySlug: null,
  jobsPlanned: null,
  jobsActual: null,
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "project:open");
  const locale = translator(staff.language);
  const facts = await readFacts(db());
  const departments = departmentOptions(facts, locale, vietnamDate(new Date())).filter(({ value }) =>
    may(actor, "project:open", heldBy(value)),
  );
  const department: FieldSpec = {
    kind: "select",
    name: "department",
    label: locale.t("projects:fields.department"),
    options: departments,
    value: departments.length === 1 ? departments[0]?.value : undefined,
  };
  return {
    title: locale.t("projects:open.title"),
    about: locale.t("projects:open.withoutLead"),
    send: locale.t("projects:send.open"),
    fields: [department, ...projectFields(facts, locale, nothing)],
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "project:open");
  const facts = await readFacts(db());
  const typed = typedOf(await readForm(request), ["department", ...factNames]);
  const now = new Date();
  const today = vietnamDate(now);
  const read = readProjectFacts(typed, projectCodes(facts), today);
  const department = typed.department ?? "";
  const mayHold =
    holdingDepartments(facts, today).has(department) && may(actor, "project:open", heldBy(department));
  if ("problems" in read || !mayHold) {
    const problems = "problems" in read ? read.problems : {};
    return incomplete("open", typed, mayHold ? problems : { department: "unknown", ...problems });
  }
  const deps = { db: db(), now, actor, random: (bytes: number) => randomBytes(bytes) };
  const { code } = await openProject(deps, { facts: read.value, department });
  throw redirect(paths.project(code), { status: 303 });
}

export default function NewProject() {
  return (
    <NewRecordPage verb="open" {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}
