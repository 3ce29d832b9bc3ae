import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { opportunityStatuses } from "~/core/opportunities/opportunity";
import { languages } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { editOpportunity } from "~/services/opportunities/edit-opportunity.server";
import { readFacts } from "~/services/reference/facts.server";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Select } from "~/ui/forms/select";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { SavedNotice, savedIn } from "../saved-notice";
import {
  type OpportunityProblem,
  type OpportunityTyped,
  readOpportunityForm,
  typedOpportunity,
} from "./opportunity-form.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "opportunity:edit");
  const opportunity = (await readFacts(db())).opportunities.get(params.slug ?? "");
  if (!opportunity) throw new Response(null, { status: 404 });
  const name = localised(opportunity.name, staff.language);
  const typed: OpportunityTyped = {
    updatedAt: opportunity.updatedAt,
    names: opportunity.name,
    summaries: opportunity.summary,
    status: opportunity.status,
    statusAsOf: opportunity.statusAsOf,
    note: opportunity.note ?? "",
    sources: opportunity.sources.join("\n"),
    readByNatives: !opportunity.machineTranslated,
  };
  return {
    title: name.text,
    name,
    saved: savedIn(request) !== null,
    typed,
    asPublished: opportunity.statusAsPublished,
    href: paths.opportunity(staff.language, opportunity.slug),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "opportunity:edit");
  const typed = typedOpportunity(await readForm(request));
  const read = readOpportunityForm(typed);
  const refused = (status: number, errors: Record<string, OpportunityProblem>, changed: boolean) =>
    data({ typed, errors, changed }, { status });
  if ("errors" in read) return refused(422, read.errors, false);
  const seen = { slug: params.slug ?? "", updatedAt: new Date(typed.updatedAt) };
  const result = await editOpportunity({ db: db(), now: new Date(), actor }, seen, read.edit);
  if (result === "changed") return refused(409, {}, true);
  throw redirect(`/admin/opportunities/${params.slug}?saved=1`, { status: 303 });
}

export default function Opportunity() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = refused?.typed ?? loaded.typed;
  const errors = Object.entries(refused?.errors ?? {}).map(([field, key]) => ({
    field,
    text: t(`desk:problems.offers.${key}`),
  }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  return (
    <>
      <PageHead title={loaded.name}>
        <p>
          <a href={loaded.href}>{t("desk:offers.public")}</a>
        </p>
      </PageHead>
      {refused?.changed ? (
        <Notice kind="caution" title={t("projects:conflict.title")}>
          <p>{t("projects:conflict.kept")}</p>
        </Notice>
      ) : null}
      <ErrorSummary title={t("account:errors.title")} errors={errors} />
      <SavedNotice what={loaded.saved && !refused ? loaded.name : undefined} />
      {loaded.typed.readByNatives ? null : <Notice kind="machine" title={t("desk:offers.machine")} />}
      <form method="post" noValidate>
        {/* Who has been told of the other's change may overwrite it; whose form had an error has not been told. */}
        <input
          type="hidden"
          name="updatedAt"
          value={refused?.changed ? loaded.typed.updatedAt : shown.updatedAt}
        />
        <Select
          name="status"
          label={t("desk:offers.status")}
          hint={t("desk:offers.statusHint", { published: loaded.asPublished })}
          value={shown.status}
          error={errorOf("status")}
          options={opportunityStatuses.map((status) => ({
            value: status,
            text: t(`desk:offers.statuses.${status}`),
          }))}
          width="medium"
        />
        <TextInput
          name="statusAsOf"
          label={t("desk:offers.statusAsOf")}
          hint={t("desk:offers.statusAsOfHint")}
          value={shown.statusAsOf}
          error={errorOf("statusAsOf")}
        />
        <TextArea
          name="sources"
          label={t("desk:offers.sources")}
          hint={t("desk:offers.sourcesHint")}
          value={shown.sources}
          error={errorOf("sources")}
          rows={4}
        />
        <TextArea name="note" label={t("desk:offers.note")} value={shown.note} rows={3} />
        {languages.map((lang) => (
          <Section key={lang} title={format.language(lang)}>
            <TextInput
              name={`name.${lang}`}
              label={t("desk:offers.name")}
              value={shown.names[lang] ?? ""}
              error={errorOf(`name.${lang}`)}
              lang={lang}
            />
            <TextArea
              name={`summary.${lang}`}
              label={t("desk:offers.summary")}
              value={shown.summaries[lang] ?? ""}
              lang={lang}
              rows={4}
            />
          </Section>
        ))}
        <Checkbox
          name="readByNatives"
          checked={shown.readByNatives}
          label={t("desk:offers.readByNatives")}
          hint={t("desk:offers.readByNativesHint")}
        />
        <ButtonRow>
          <Button>{t("desk:staff.save")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
