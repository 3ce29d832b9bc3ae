import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import {
  editedCurrencies,
  editRates,
  quoted,
  ratesStamp,
  readRates,
} from "~/services/settings/edit-rates.server";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../form-fields.server";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";
import { OutrunNotice } from "./outrun-notice";
import { savedIn } from "./saved-notice";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "settings:edit");
  const { rates } = await readFacts(db());
  return {
    title: translator(staff.language).t("desk:nav.settings"),
    date: rates.date,
    source: rates.source,
    seen: ratesStamp(rates),
    saved: savedIn(request) !== null,
    rates: editedCurrencies.map((currency) => ({
      currency,
      isInUsd: "inUsd" in rates.rates[currency],
      // As its reader writes numbers; `readRates` takes it back in any writing.
      present: translator(staff.language).format.number(Number(quoted(rates.rates[currency])), 8),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "settings:edit");
  const form = await readForm(request);
  const amounts = Object.fromEntries(
    editedCurrencies.map((currency) => [currency, form.text(currency).trim().slice(0, 40)]),
  );
  const typed = { date: form.text("date").slice(0, 40), source: form.text("source").slice(0, 400) };
  const seen = form.text("seen").slice(0, 40);
  const { rates: today } = await readFacts(db());
  const read = readRates({ ...typed, amounts }, today);
  if ("problems" in read)
    return data({ typed, amounts, problems: read.problems, seen, outrun: false }, { status: 422 });
  const edit = await editRates({ db: db(), now: new Date(), actor }, read.rates, seen);
  if (edit === "outrun")
    return data({ typed, amounts, problems: [], seen: null, outrun: true }, { status: 409 });
  throw redirect("/admin/settings?saved=1", { status: 303 });
}

export default function Settings() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errorOf = (field: string) => {
    const problem = refused?.problems.find((each) => each.field === field);
    if (!problem) return undefined;
    if (field === "date") return t("desk:problems.rates.not-a-date");
    if (field === "source") return t("desk:problems.rates.no-source");
    return problem.key === "rates.far-off"
      ? t("desk:problems.rates.far-off")
      : t("desk:problems.rates.not-a-number");
  };
  const fields = ["date", "source", ...loaded.rates.map(({ currency }) => currency)];
  const errors = fields.flatMap((field) => {
    const text = errorOf(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <>
      <PageHead
        title={t("desk:settings.rates")}
        lead={t("desk:settings.ratesAbout", { date: format.date(loaded.date) })}
      />
      {loaded.saved && !refused ? <Notice kind="done" title={t("desk:settings.saved")} /> : null}
      <ErrorSummary title={t("account:errors.title")} errors={errors} />
      {refused?.outrun ? (
        <OutrunNotice
          fields={[
            { label: t("desk:settings.date"), kept: loaded.date, typed: refused.typed.date },
            { label: t("desk:settings.source"), kept: loaded.source, typed: refused.typed.source },
            ...loaded.rates.map(({ currency, isInUsd, present }) => ({
              label: t(isInUsd ? "desk:settings.inUsd" : "desk:settings.perUsd", { currency }),
              kept: present,
              typed: refused.amounts[currency] ?? "",
            })),
          ]}
        />
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="seen" value={refused?.seen ?? loaded.seen} />
        <TextInput
          name="date"
          type="date"
          label={t("desk:settings.date")}
          value={refused?.typed.date ?? loaded.date}
          error={errorOf("date")}
          width="medium"
        />
        <TextInput
          name="source"
          label={t("desk:settings.source")}
          value={refused?.typed.source ?? loaded.source}
          error={errorOf("source")}
        />
        {loaded.rates.map(({ currency, isInUsd, present }) => (
          <TextInput
            key={currency}
            name={currency}
            label={t(isInUsd ? "desk:settings.inUsd" : "desk:settings.perUsd", { currency })}
            hint={t("desk:settings.present", { rate: present })}
            value={refused?.amounts[currency] ?? present}
            error={errorOf(currency)}
            inputMode="decimal"
            width="medium"
          />
        ))}
        <ButtonRow>
          <Button>{t("desk:settings.save")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
