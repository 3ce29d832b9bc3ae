import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { languages } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import {
  editDepartment,
  type ReachErrors,
  reachStamp,
  readReach,
} from "~/services/departments/edit-department.server";
import { readFacts } from "~/services/reference/facts.server";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";
import { SourceLinks } from "~/ui/data/source-links";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { OutrunNotice } from "../outrun-notice";
import { departmentPast } from "./department-past.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:edit");
  const facts = await readFacts(db());
  const department = facts.departments.get(params.code ?? "");
  if (!department) throw new Response(null, { status: 404 });
  return {
    title: localised(department.name, staff.language).text,
    name: localised(department.name, staff.language),
    names: languages.flatMap((lang) =>
      department.name[lang] ? [{ lang, text: department.name[lang] }] : [],
    ),
    remit: localised(department.remit, staff.language),
    sources: [...department.sources],
    past: departmentPast(department, facts, translator(staff.language), new Date()),
    seen: reachStamp(department),
    reach: {
      mailbox: department.mailbox ?? "",
      phone: department.phone ?? "",
      address: department.address ?? "",
      hours: department.hours ?? "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "department:edit");
  const form = await readForm(request);
  const typed = {
    mailbox: form.text("mailbox"),
    phone: form.text("phone"),
    address: form.text("address"),
    hours: form.text("hours"),
  };
  const seen = form.text("seen").slice(0, 40);
  const { reach, errors } = readReach(typed);
  if (Object.keys(errors).length > 0)
    return data({ typed: reach, errors, seen, outrun: false }, { status: 422 });
  const edit = await editDepartment({ db: db(), now: new Date(), actor }, params.code ?? "", reach, seen);
  if (edit === "unknown") throw new Response(null, { status: 404 });
  if (edit === "outrun") return data({ typed: reach, errors, seen: null, outrun: true }, { status: 409 });
  throw redirect(`/admin/departments?saved=${params.code}`, { status: 303 });
}

const fields = ["mailbox", "phone", "address", "hours"] as const;

export default function Department() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: ReachErrors = refused?.errors ?? {};
  const errorOf = (field: (typeof fields)[number]) => {
    const error = errors[field];
    return error && t(`account:problems.${error}`);
  };
  return (
    <>
      <PageHead title={loaded.name} lead={loaded.remit} />
      {loaded.past.closed ? (
        <Notice kind="caution" title={loaded.past.closed.title}>
          <p>{loaded.past.closed.heirs}</p>
        </Notice>
      ) : null}
      {loaded.past.predecessors ? <p>{loaded.past.predecessors}</p> : null}
      <ErrorSummary
        title={t("account:errors.title")}
        errors={fields.flatMap((field) => {
          const text = errorOf(field);
          return text ? [{ field, text }] : [];
        })}
      />
      {refused?.outrun ? (
        <OutrunNotice
          fields={fields.map((field) => ({
            label: t(`desk:departments.${field}`),
            kept: loaded.reach[field],
            typed: refused.typed[field],
          }))}
        />
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="seen" value={refused?.seen ?? loaded.seen} />
        {fields.map((field) => (
          <TextInput
            key={field}
            name={field}
            type={field === "mailbox" ? "email" : "text"}
            label={t(`desk:departments.${field}`)}
            hint={t(`desk:departments.${field}Hint`)}
            value={refused?.typed[field] ?? loaded.reach[field]}
            error={errorOf(field)}
            autoComplete="off"
          />
        ))}
        <ButtonRow>
          <Button>{t("desk:staff.save")}</Button>
        </ButtonRow>
      </form>
      {loaded.past.periods.length > 0 ? (
        <Section title={t("reorganisation:departments.nameHistory")}>
          <FactList
            dense
            facts={loaded.past.periods.map(({ name, when }) => ({
              label: when,
              value: (
                <span key={when} lang={name.lang}>
                  {name.text}
                </span>
              ),
            }))}
          />
        </Section>
      ) : null}
      <Section title={t("desk:departments.names")}>
        <p>{t("desk:departments.namesAbout")}</p>
        <FactList
          dense
          facts={loaded.names.map(({ lang, text }) => ({
            label: format.language(lang),
            value: (
              <span key={lang} lang={lang}>
                {text}
              </span>
            ),
          }))}
        />
        <SourceLinks
          title={t("desk:departments.sources")}
          sources={loaded.sources.map((href) => ({ href, title: href }))}
        />
      </Section>
    </>
  );
}
