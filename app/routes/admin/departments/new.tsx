import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import {
  type DepartmentErrors,
  type DepartmentTyped,
  readDepartment,
} from "~/core/departments/department-form";
import { languages } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { addDepartment } from "~/services/departments/add-department.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { type FormFields, readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:reorganise");
  return { title: translator(staff.language).t("reorganisation:departments.add") };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "department:reorganise");
  const typed = typedDepartment(await readForm(request));
  const read = readDepartment(typed);
  if ("errors" in read) return data({ typed, errors: read.errors }, { status: 422 });
  if (!(await addDepartment({ db: db(), now: new Date(), actor }, read.department))) {
    const errors: DepartmentErrors = { code: "codeTaken" };
    return data({ typed, errors }, { status: 422 });
  }
  throw redirect(`/admin/departments/${read.department.code}`, { status: 303 });
}

function typedDepartment(form: FormFields): DepartmentTyped {
  const short = (name: string) => form.text(name).slice(0, 300);
  const inEach = (name: string) =>
    Object.fromEntries(
      languages.map((language) => [language, form.text(`${name}.${language}`).slice(0, 2000)]),
    );
  return {
    code: short("code"),
    abbreviation: short("abbreviation"),
    name: inEach("name"),
    remit: inEach("remit"),
    mailbox: short("mailbox"),
    receives: form.text("receives") === "yes",
    validFrom: short("validFrom"),
  };
}

/** The order of the form, and the field that each mistake stands at. */
const fields = [
  ["code", "code"],
  ["name", "name.vi"],
  ["remit", "remit.vi"],
  ["mailbox", "mailbox"],
  ["validFrom", "validFrom"],
] as const;

const nothing: DepartmentTyped = {
  code: "",
  abbreviation: "",
  name: {},
  remit: {},
  mailbox: "",
  receives: true,
  validFrom: "",
};

export default function NewDepartment() {
  const { t, format } = useLocale();
  const refused = useActionData<typeof action>();
  const typed: DepartmentTyped = refused?.typed ?? nothing;
  const errors: DepartmentErrors = refused?.errors ?? {};
  const errorOf = (field: keyof DepartmentErrors) => {
    const error = errors[field];
    return error && t(`reorganisation:departments.${error}`);
  };
  const optional = t("intake:optional");
  return (
    <>
      <PageHead title={t("reorganisation:departments.add")} lead={t("reorganisation:departments.addAbout")} />
      <ErrorSummary
        title={t("account:errors.title")}
        errors={fields.flatMap(([name, field]) => {
          const text = errorOf(name);
          return text ? [{ field, text }] : [];
        })}
      />
      <form method="post" noValidate>
        <TextInput
          name="code"
          label={t("reorganisation:departments.code")}
          hint={t("reorganisation:departments.codeHint")}
          value={typed.code}
          error={errorOf("code")}
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <TextInput
          name="abbreviation"
          label={t("reorganisation:departments.abbreviation")}
          optional={optional}
          value={typed.abbreviation}
          autoComplete="off"
          width="short"
        />
        {languages.map((language) => (
          <TextInput
            key={language}
            name={`name.${language}`}
            label={t("reorganisation:departments.name", { language: format.language(language) })}
            optional={language === "vi" ? undefined : optional}
            value={typed.name[language]}
            error={language === "vi" ? errorOf("name") : undefined}
            lang={language}
            autoComplete="off"
          />
        ))}
        {(["vi", "en"] as const).map((language) => (
          <TextArea
            key={language}
            name={`remit.${language}`}
            label={t("reorganisation:departments.remit", { language: format.language(language) })}
            optional={language === "vi" ? undefined : optional}
            value={typed.remit[language]}
            error={language === "vi" ? errorOf("remit") : undefined}
            lang={language}
            rows={3}
          />
        ))}
        <TextInput
          name="mailbox"
          type="email"
          label={t("desk:departments.mailbox")}
          hint={t("desk:departments.mailboxHint")}
          optional={optional}
          value={typed.mailbox}
          error={errorOf("mailbox")}
          autoComplete="off"
        />
        <Checkbox name="receives" checked={typed.receives} label={t("reorganisation:departments.receives")} />
        <TextInput
          name="validFrom"
          type="date"
          label={t("reorganisation:departments.validFrom")}
          hint={t("reorganisation:departments.validFromHint")}
          optional={optional}
          value={typed.validFrom}
          error={errorOf("validFrom")}
          width="short"
        />
        <ButtonRow>
          <Button>{t("reorganisation:departments.add")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
