import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readEmail, type StaffErrors } from "~/core/accounts/staff-form";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { createStaff } from "~/services/accounts/staff.server";
import { readFacts } from "~/services/reference/facts.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { OneTimeLink } from "./one-time-link";
import { StaffErrorSummary, StaffFields } from "./staff-fields";
import { departmentChoices, readStaffForm, typedStaff } from "./staff-form.server";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "staff:manage");
  const facts = await readFacts(db());
  return {
    title: translator(staff.language).t("desk:staff.add"),
    departments: departmentChoices(facts, staff.language),
    department: new URL(request.url).searchParams.get("department") ?? "",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "staff:manage");
  const form = await readForm(request);
  const typed = { ...typedStaff(form), email: form.text("email").slice(0, 300) };
  const read = readStaffForm(typed, await readFacts(db()));
  const email = readEmail(typed.email);
  if ("errors" in read || !email) {
    const errors: StaffErrors = "errors" in read ? read.errors : {};
    if (!email) errors.email = "email.invalid";
    return data({ typed, errors, taken: false, link: null }, { status: 422 });
  }
  const made = await createStaff(deskDeps(signedIn), { email, ...read.staff });
  if (made.kind === "email-taken") {
    return data({ typed, errors: {}, taken: true, link: null }, { status: 422 });
  }
  return data({ typed, errors: {}, taken: false, link: made.link });
}

export default function NewStaff() {
  const { t } = useLocale();
  const { departments, department } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.link)
    return <OneTimeLink name={answer.typed.name} email={answer.typed.email} link={answer.link} />;
  const errors: StaffErrors = answer?.errors ?? {};
  const emailError = answer?.taken
    ? t("account:problems.email.taken")
    : errors.email && t(`account:problems.${errors.email}`);
  return (
    <>
      <PageHead title={t("desk:staff.add")} lead={t("desk:staff.addAbout")} />
      <StaffErrorSummary errors={answer?.taken ? { email: "email.taken" } : errors} />
      <form method="post" noValidate>
        <TextInput
          name="email"
          type="email"
          label={t("desk:staff.email")}
          value={answer?.typed.email}
          error={emailError}
          autoComplete="off"
          spellCheck={false}
          width="medium"
        />
        <StaffFields
          typed={answer?.typed ?? { name: "", language: "vi", role: "officer", department }}
          errors={errors}
          departments={departments}
        />
        <ButtonRow>
          <Button>{t("desk:staff.add")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
