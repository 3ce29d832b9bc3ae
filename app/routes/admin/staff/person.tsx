import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { readStaff } from "~/services/accounts/queries.server";
import { changeStaff } from "~/services/accounts/staff.server";
import { readFacts } from "~/services/reference/facts.server";
import { Command, Commands } from "~/ui/data/command";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { StaffErrorSummary, StaffFields } from "./staff-fields";
import { departmentChoices, readStaffForm, typedStaff } from "./staff-form.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff, actor } = await requireStaff(request, "staff:manage");
  const person = await readStaff(db(), readId(params.id) ?? 0);
  if (!person) throw new Response(null, { status: 404 });
  const facts = await readFacts(db());
  return {
    title: person.name,
    person,
    isSelf: person.id === actor.id,
    departments: departmentChoices(facts, staff.language),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "staff:manage");
  const id = readId(params.id) ?? 0;
  const typed = typedStaff(await readForm(request));
  const read = readStaffForm(typed, await readFacts(db()));
  if ("errors" in read) return data({ typed, errors: read.errors, self: false }, { status: 422 });
  const result = await changeStaff(deskDeps(signedIn), id, read.staff);
  if (result === "unknown") throw new Response(null, { status: 404 });
  if (result === "self") return data({ typed, errors: {}, self: true }, { status: 409 });
  throw redirect(`/admin/staff?saved=${id}`, { status: 303 });
}

export default function Person() {
  const { t } = useLocale();
  const { person, isSelf, departments } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = refused?.typed ?? { ...person, department: person.departmentCode ?? "" };
  const path = `/admin/staff/${person.id}`;
  return (
    <>
      <PageHead title={person.name} lead={person.email} />
      <StaffErrorSummary errors={refused?.errors ?? {}} />
      {refused?.self ? <Notice kind="caution" title={t("desk:staff.self")} /> : null}
      <form method="post" noValidate>
        <StaffFields typed={typed} errors={refused?.errors ?? {}} departments={departments} />
        <p>{t("desk:staff.changeEnds")}</p>
        <ButtonRow>
          <Button>{t("desk:staff.save")}</Button>
        </ButtonRow>
      </form>
      {person.disabledAt ? null : (
        <p>
          <a href={`/admin/people/${person.id}`}>{t("people:leave.account")}</a>
        </p>
      )}
      {isSelf ? null : (
        <Section title={t("desk:staff.access")}>
          <Commands label={t("desk:staff.access")}>
            {person.disabledAt ? (
              <form method="post" action={`${path}/disabled`}>
                <input type="hidden" name="disabled" value="no" />
                <Button dense kind="secondary">
                  {t("desk:staff.enable")}
                </Button>
              </form>
            ) : (
              <>
                <Command text={t("desk:staff.link")} name="access">
                  <form method="post" action={`${path}/link`}>
                    <p>{t("desk:staff.linkAbout")}</p>
                    <Button dense kind="secondary">
                      {t("desk:staff.link")}
                    </Button>
                  </form>
                </Command>
                <Command text={t("desk:staff.disable")} danger name="access">
                  <form method="post" action={`${path}/disabled`}>
                    <input type="hidden" name="disabled" value="yes" />
                    <p>{t("desk:staff.disableAbout", { name: person.name })}</p>
                    <Button dense kind="danger">
                      {t("desk:staff.disable")}
                    </Button>
                  </form>
                </Command>
              </>
            )}
          </Commands>
        </Section>
      )}
    </>
  );
}
