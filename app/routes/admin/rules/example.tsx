import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { cleanLine } from "~/core/leads/clean";
import { priorities } from "~/core/leads/lead";
import { fieldErrors, leadTextSchema, longest } from "~/core/leads/lead.schema";
import type { RuleExample } from "~/core/routing/examples";
import { expectationSchema } from "~/core/routing/examples.schema";
import type { Language } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { reasonNames } from "~/services/reference/names";
import { changeExample } from "~/services/rules/change-example.server";
import { readExample } from "~/services/rules/examples.server";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { MultiSelect } from "~/ui/forms/multi-select";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { type FormFields, readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { caseTexts } from "./case-texts.server";
import { ruleDeps } from "./rule-answer.server";
import { ruleChoices } from "./rule-choices.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:edit");
  const example = await readExample(db(), readId(params.id) ?? 0);
  if (!example) throw new Response(null, { status: 404 });
  const facts = await readFacts(db());
  const locale = translator(staff.language);
  const typed = typedOf(example);
  const { departments } = ruleChoices(locale, facts, facts.ruleSet, {
    today: vietnamDate(new Date()),
    named: [typed.department, ...typed.coordinating],
  });
  return {
    title: example.name,
    state: example.state,
    leadCode: example.leadCode,
    editVersion: example.editVersion,
    facts: caseTexts(example.lead, locale, reasonNames(facts, staff.language)).map(({ label, text }) => ({
      label,
      value: text,
    })),
    language: example.language,
    typed,
    departments,
  };
}

type Typed = ReturnType<typeof typedOf>;

function typedOf({ name, lead, expect }: RuleExample) {
  return {
    name,
    subject: lead.subject,
    message: lead.message,
    department: expect.department ?? "",
    coordinating: expect.coordinating ?? [],
    coordination: expect.coordinating ? "these" : "",
    appraisal: expect.appraisal === undefined ? "" : expect.appraisal ? "yes" : "no",
    priority: String(expect.priority ?? ""),
    dueDays: expect.dueDays === undefined ? "" : String(expect.dueDays),
  };
}

/** Keeps what the case says and wants (`do=save`, which also accepts a suggestion), or puts it aside (`do=dismiss`). */
export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:edit");
  const form = await readForm(request);
  const seen = { id: readId(params.id) ?? 0, editVersion: readId(form.text("editVersion")) };
  const typed = readTyped(form);
  const change =
    form.text("do") === "dismiss"
      ? { state: "dismissed" as const }
      : readCase(typed, signedIn.staff.language);
  // Only whoever was told of somebody else's change goes on from it.
  if ("errors" in change) {
    const { editVersion } = seen;
    return data({ typed, changed: false, editVersion, errors: change.errors }, { status: 422 });
  }
  const result = await changeExample(ruleDeps(signedIn), seen, change);
  if (result === "changed")
    return data({ typed, changed: true, editVersion: null, errors: [] }, { status: 409 });
  throw redirect("/admin/rules/examples", { status: 303 });
}

function readCase({ name, subject, message, ...typed }: Typed, lang: Language) {
  const { t, format } = translator(lang);
  const text = leadTextSchema.safeParse({ subject, message });
  const expect = expectationSchema.safeParse({
    ...(typed.department && { department: typed.department }),
    ...(typed.coordination === "these" && { coordinating: typed.coordinating }),
    ...(typed.appraisal && { appraisal: typed.appraisal === "yes" }),
    ...(typed.priority && { priority: typed.priority }),
    ...(typed.dueDays && { dueDays: Number(typed.dueDays) }),
  });
  if (name !== "" && text.success && expect.success) {
    return { name, text: text.data, expect: expect.data, state: "active" as const };
  }
  const most = { subject: format.number(longest.subject), message: format.number(longest.message) };
  const errors = text.success
    ? []
    : fieldErrors(text.error).map(({ path }) => ({ field: path, text: t("rules:examples.noText", most) }));
  return name !== "" && expect.success
    ? { errors }
    : { errors: [{ field: "name", text: t("rules:examples.invalid") }, ...errors] };
}

function readTyped(form: FormFields): Typed {
  const line = (name: string) => cleanLine(form.text(name)).slice(0, 200);
  return {
    name: line("name"),
    subject: form.text("subject"),
    message: form.text("message"),
    department: line("department"),
    coordinating: form.all("coordinating").slice(0, 50).map(cleanLine),
    coordination: line("coordination"),
    appraisal: line("appraisal"),
    priority: line("priority"),
    dueDays: line("dueDays"),
  };
}

export default function Example() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = answer?.typed ?? loaded.typed;
  const errors = answer?.errors ?? [];
  const error = (field: string) => errors.find((each) => each.field === field)?.text;
  const any = t("rules:examples.any");
  return (
    <>
      <PageHead title={loaded.title} over={t("rules:examples.title")} lead={t("rules:examples.oneAbout")} />
      <p>
        <a href="/admin/rules/examples">{t("rules:examples.back")}</a>
      </p>
      {answer?.changed ? <Notice kind="caution" title={t("rules:told.changed")} /> : null}
      <ErrorSummary title={t("account:errors.title")} errors={errors} />
      {loaded.state === "suggested" ? <Notice title={t("rules:examples.isSuggestion")} /> : null}
      {loaded.state === "dismissed" ? <Notice title={t("rules:examples.isDismissed")} /> : null}
      <FactList dense facts={loaded.facts} />
      {loaded.leadCode ? (
        <p>
          <a href={paths.lead(loaded.leadCode)}>{t("rules:dryRun.open", { code: loaded.leadCode })}</a>
        </p>
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="editVersion" value={answer?.editVersion ?? loaded.editVersion} />
        <TextInput name="name" label={t("rules:examples.name")} value={typed.name} maxLength={200} />
        <TextInput
          name="subject"
          label={t("rules:examples.subject")}
          value={typed.subject}
          maxLength={longest.subject}
          lang={loaded.language}
          error={error("subject")}
        />
        <TextArea
          name="message"
          label={t("rules:examples.message")}
          hint={t("rules:examples.messageHint")}
          value={typed.message}
          maxLength={longest.message}
          lang={loaded.language}
          error={error("message")}
        />
        <Select
          name="department"
          label={t("rules-said:wanted.department")}
          empty={any}
          options={loaded.departments}
          value={typed.department}
        />
        <Select
          name="coordination"
          label={t("rules-said:wanted.coordinating")}
          empty={any}
          options={[{ value: "these", text: t("rules:examples.these") }]}
          value={typed.coordination}
        />
        <MultiSelect
          name="coordinating"
          label={t("rules:examples.these")}
          hint={t("rules:examples.theseHint")}
          values={typed.coordinating}
          options={loaded.departments}
        />
        <Select
          name="appraisal"
          label={t("rules-said:wanted.appraisal")}
          empty={any}
          options={(["yes", "no"] as const).map((value) => ({
            value,
            text: t(`rules-said:wanted.${value}`),
          }))}
          value={typed.appraisal}
          width="medium"
        />
        <Select
          name="priority"
          label={t("rules-said:wanted.priority")}
          empty={any}
          options={priorities.map((value) => ({ value, text: t(`routing:priorities.${value}`) }))}
          value={typed.priority}
          width="medium"
        />
        <TextInput
          name="dueDays"
          label={t("rules-said:wanted.dueDays")}
          optional={t("rules:form.optional")}
          value={typed.dueDays}
          inputMode="numeric"
          width="short"
        />
        <ButtonRow>
          <Button name="do" value="save">
            {loaded.state === "active" ? t("rules:examples.save") : t("rules:examples.accept")}
          </Button>
          {loaded.state === "dismissed" ? null : (
            <Button kind="danger" name="do" value="dismiss">
              {loaded.state === "suggested" ? t("rules:examples.dismiss") : t("rules:examples.delete")}
            </Button>
          )}
        </ButtonRow>
      </form>
    </>
  );
}
