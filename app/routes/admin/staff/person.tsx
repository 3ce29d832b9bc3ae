import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRole } from "~/core/accounts/staff-form";
import { isLanguage } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { db } from "~/infra/runtime.server";
import { readStaff } from "~/services/accounts/queries.server";
import { changeStaff, staffStamp } from "~/services/accounts/staff.server";
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
import { OutrunNotice } from "../outrun-notice";
import { StaffErrorSummary, StaffFields, type StaffTyped } from "./staff-fields";
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
    seen: staffStamp(person),
    isSelf: person.id === actor.id,
    departments: departmentChoices(facts, staff.language),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "staff:manage");
  const id = readId(params.id) ?? 0;
  const form = await readForm(request);
  const typed = typedStaff(form);
  const seen = form.text("seen").slice(0, 40);
  const read = readStaffForm(typed, await readFacts(db()));
  if ("errors" in read) return data({ typed, errors: read.errors, seen, why: null }, { status: 422 });
  const result = await changeStaff(deskDeps(signedIn), id, read.staff, seen);
  if (result === "unknown") throw new Response(null, { status: 404 });
  if (result === "no-administrator") throw new Response(null, { status: 403 });
  if (result === "self") return data({ typed, errors: {}, seen, why: result }, { status: 409 });
  if (result === "outrun") return data({ typed, errors: {}, seen: null, why: result }, { status: 409 });
  throw redirect(`/admin/staff?saved=${id}`, { status: 303 });
}

export default function Person() {
  const { t } = useLocale();
  const { person, seen, isSelf, departments } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const kept = { ...person, department: person.departmentCode ?? "" };
  const typed = refused?.typed ?? kept;
  const path = `/admin/staff/${person.id}`;
  return (
    <>
      <PageHead title={person.name} lead={person.email} />
      <StaffErrorSummary errors={refused?.errors ?? {}} />
      {refused?.why === "self" ? <Notice kind="caution" title={t("desk:staff.self")} /> : null}
      {refused?.why === "outrun" ? <Outrun kept={kept} typed={typed} departments={departments} /> : null}
      <form method="post" noValidate>
        <input type="hidden" name="seen" value={refused?.seen ?? seen} />
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
                {person.hasSecondFactor ? (
                  <Command text={t("account:factor.remove")} danger name="access">
                    <form method="post" action={`${path}/link`}>
                      <input type="hidden" name="factor" value="remove" />
                      <p>{t("desk:staff.factorAbout", { name: person.name })}</p>
                      <Button dense kind="danger">
                        {t("account:factor.remove")}
                      </Button>
                    </form>
                  </Command>
                ) : null}
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

type OutrunProps = { kept: StaffTyped; typed: StaffTyped; departments: { value: string; text: string }[] };

function Outrun({ kept, typed, departments }: OutrunProps) {
  const { t, format } = useLocale();
  const told = ({ name, language, role, department }: StaffTyped) => ({
    name,
    language: isLanguage(language) ? format.language(language) : language,
    role: isRole(role) ? t(`routing:roles.${role}`) : role,
    department: departments.find(({ value }) => value === department)?.text ?? department,
  });
  const [now, wish] = [told(kept), told(typed)];
  return (
    <OutrunNotice
      fields={[
        { label: t("desk:staff.name"), kept: now.name, typed: wish.name },
        { label: t("account:own.language"), kept: now.language, typed: wish.language },
        { label: t("desk:staff.role"), kept: now.role, typed: wish.role },
        { label: t("desk:staff.department"), kept: now.department, typed: wish.department },
      ]}
    />
  );
}
