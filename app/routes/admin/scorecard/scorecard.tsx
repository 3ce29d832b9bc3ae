import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { isLanguage, languages } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { type Locale, useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { saveScorecardDraft } from "~/services/scorecard/edit-scorecard.server";
import { publishedScorecard, readDraft, scorecardVersions } from "~/services/scorecard/queries.server";
import { DataTable } from "~/ui/data/data-table";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonLink, ButtonRow } from "~/ui/forms/button";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { type CardErrors, cardFields, readCardForm, textsOf } from "./scorecard-form.server";

export const meta = deskTitle;

/** The card in force or its draft, as a form; texts of one language when `?texts=` asks for them. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "scorecard:edit");
  const asked = new URL(request.url).searchParams.get("texts") ?? "";
  const texts = isLanguage(asked) ? asked : null;
  const { t, lang, format } = translator(staff.language);
  const [inForce, draft, versions, facts] = await Promise.all([
    publishedScorecard(db()),
    readDraft(db()),
    scorecardVersions(db()),
    readFacts(db()),
  ]);
  const card = draft?.card ?? inForce.card;
  return {
    title: t("scorecard:edit.title"),
    version: inForce.version,
    since: format.date(vietnamDate(inForce.publishedAt)),
    basedOn: draft?.basedOn ?? null,
    revision: draft?.revision ?? 0,
    texts,
    languages: languages.map((code) => ({ code, name: format.language(code) })),
    fields: cardFields(card, texts),
    criteria: card.criteria.map((criterion) => ({
      code: criterion.code,
      name: localised(criterion.name, lang),
      texts: texts ? textsOf(criterion, texts).map(([name]) => name) : [],
    })),
    sectors: [...facts.sectors.values()].map(({ code, name }) => ({
      code,
      name: localised(name, lang),
      checked: card.prioritySectors.includes(code),
    })),
    versions: versions.map((row) => ({
      version: row.version,
      note: row.note,
      published: format.dateTime(row.publishedAt),
      by: row.by ?? t("scorecard:edit.system"),
    })),
  };
}

type Refused = {
  typed: Record<string, string>;
  sectors: readonly string[];
  errors: CardErrors;
  sum: number;
  outrun: boolean;
};

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "scorecard:edit");
  const form = await readForm(request);
  const [inForce, draft, facts] = await Promise.all([
    publishedScorecard(db()),
    readDraft(db()),
    readFacts(db()),
  ]);
  const base = draft?.card ?? inForce.card;
  const { card, errors, typed, sum } = readCardForm(form, base, [...facts.sectors.keys()]);
  const refused = (outrun: boolean, status: number) =>
    data<Refused>({ typed, sectors: card.prioritySectors, errors, sum, outrun }, { status });
  if (Object.keys(errors).length > 0) return refused(false, 422);
  const revision = readId(form.text("revision")) ?? 0;
  const result = await saveScorecardDraft({ db: db(), now: new Date(), actor }, card, revision);
  if (result.kind === "outrun") return refused(true, 409);
  const texts = form.text("texts");
  throw redirect(`/admin/scorecard${isLanguage(texts) ? `?texts=${texts}` : ""}`, { status: 303 });
}

export default function EditScorecard() {
  const { t, lang } = useLocale();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errorText = (key: CardErrors[string]) => t(`scorecard:errors.${key}`, { sum: refused?.sum ?? 0 });
  return (
    <>
      <PageHead title={page.title} lead={t("scorecard:edit.about")} />
      <p>
        {t("scorecard:edit.inForce", { version: page.version, date: page.since })} ·{" "}
        <a href={paths.criteria(lang)}>{t("scorecard:edit.publicPage")}</a>
      </p>
      {refused?.outrun ? (
        <Notice kind="caution" title={t("scorecard:edit.outrunTitle")}>
          <p>{t("scorecard:edit.outrun")}</p>
        </Notice>
      ) : null}
      <ErrorSummary
        title={t("scorecard:errors.title")}
        errors={Object.entries(refused?.errors ?? {}).map(([field, key]) => ({
          field,
          text: errorText(key),
        }))}
      />
      {page.basedOn !== null ? (
        <Notice title={t("scorecard:edit.draft", { version: page.basedOn })}>
          <ButtonLink dense kind="secondary" href="/admin/scorecard/publication">
            {t("scorecard:edit.publishTitle")}
          </ButtonLink>
        </Notice>
      ) : null}
      <CardForm refused={refused} errorText={errorText} />
      <h2>{t("scorecard:edit.versions")}</h2>
      <DataTable
        dense
        hideCaption
        caption={t("scorecard:edit.versions")}
        columns={[
          { key: "version", text: t("scorecard:edit.version") },
          { key: "published", text: t("scorecard:edit.published") },
          { key: "by", text: t("scorecard:edit.by") },
          { key: "note", text: t("scorecard:edit.noteHead") },
        ]}
        rows={page.versions.map(({ version, published, by, note }) => ({
          key: String(version),
          cells: [version, published, by, note],
        }))}
      />
    </>
  );
}

type FormProps = { refused: Refused | undefined; errorText: (key: CardErrors[string]) => string };

function CardForm({ refused, errorText }: FormProps) {
  const locale = useLocale();
  const { t } = locale;
  const page = useLoaderData<typeof loader>();
  const value = (name: string) => refused?.typed[name] ?? page.fields[name] ?? "";
  const error = (name: string) => {
    const key = refused?.errors[name];
    return key ? errorText(key) : undefined;
  };
  return (
    <form method="post" noValidate>
      <input type="hidden" name="revision" value={page.revision} />
      <input type="hidden" name="texts" value={page.texts ?? ""} />
      <h2>{t("scorecard:edit.weights")}</h2>
      {page.criteria.map(({ code, name }) => (
        <TextInput
          key={code}
          name={`weight-${code}`}
          label={name.text}
          width="short"
          inputMode="numeric"
          value={value(`weight-${code}`)}
          error={error(`weight-${code}`)}
        />
      ))}
      <h2>{t("scorecard:edit.thresholds")}</h2>
      {(["capitalPerHa", "jobsPerHa"] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          label={t(`scorecard:edit.${name}`)}
          hint={t("scorecard:edit.thresholdsHint")}
          width="medium"
          value={value(name)}
          error={error(name)}
        />
      ))}
      <Fieldset id="sectors" legend={t("scorecard:edit.sectors")}>
        {page.sectors.map(({ code, name, checked }) => (
          <Checkbox
            key={code}
            id={`sector-${code}`}
            name="sectors"
            value={code}
            label={<span lang={name.lang}>{name.text}</span>}
            checked={refused ? refused.sectors.includes(code) : checked}
          />
        ))}
      </Fieldset>
      <h2 id="texts">{t("scorecard:edit.texts")}</h2>
      <p>
        {page.languages.map(({ code, name }, index) => (
          <span key={code}>
            {index > 0 ? " · " : null}
            <a href={`?texts=${code}#texts`} aria-current={page.texts === code ? "true" : undefined}>
              {name}
            </a>
          </span>
        ))}
      </p>
      {page.criteria.map((criterion) =>
        criterion.texts.length > 0 ? (
          <Fieldset key={criterion.code} id={`texts-${criterion.code}`} legend={criterion.name.text}>
            {criterion.texts.map((name) => (
              <TextArea
                key={name}
                name={name}
                label={textLabel(name, locale)}
                rows={2}
                maxLength={400}
                lang={page.texts ?? undefined}
                value={value(name)}
              />
            ))}
          </Fieldset>
        ) : null,
      )}
      <ButtonRow>
        <Button>{t("scorecard:edit.save")}</Button>
      </ButtonRow>
    </form>
  );
}

function textLabel(name: string, { t, lang }: Locale): string {
  if (name.startsWith("name-")) return t("scorecard:criteria");
  if (name.startsWith("evidence-")) return t("scorecard:evidence");
  return `${t("scorecard:points")}${marks[lang].colon}${name.slice(-1)}`;
}
