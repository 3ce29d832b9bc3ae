import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currencies } from "~/core/shared/money";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { editRates, readRates } from "~/services/settings/edit-rates.server";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../form-fields.server";
import { requireStaff } from "../require-staff.server";
import { deskTitle } from "./desk-title";

export const meta = deskTitle;

/** A dollar is a dollar; the euro is quoted the other way round, as its sources do. */
const edited = currencies.filter((currency) => currency !== "USD");
const isInUsd = (currency: string) => currency === "EUR";

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "settings:edit");
  const { rates } = await readFacts(db());
  return {
    title: translator(staff.language).t("desk:nav.settings"),
    date: rates.date,
    source: rates.source,
    rates: Object.fromEntries(
      Object.entries(rates.rates).map(([currency, rate]) => [
        currency,
        "inUsd" in rate ? rate.inUsd : rate.perUsd,
      ]),
    ),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "settings:edit");
  const form = await readForm(request);
  const amounts = Object.fromEntries(
    edited.map((currency) => [currency, form.text(currency).trim().slice(0, 40)]),
  );
  const typed = { date: form.text("date").slice(0, 40), source: form.text("source").slice(0, 400) };
  const rates = Object.fromEntries(
    edited.map((currency) => [
      currency,
      isInUsd(currency) ? { inUsd: amounts[currency] } : { perUsd: amounts[currency] },
    ]),
  );
  const read = readRates({ ...typed, rates: { ...rates, USD: { perUsd: "1" } } });
  if ("problems" in read) return data({ typed, amounts, problems: read.problems }, { status: 422 });
  await editRates({ db: db(), now: new Date(), actor }, read.rates);
  throw redirect("/admin/settings", { status: 303 });
}

export default function Settings() {
  const { t, format } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errorOf = (field: string) => {
    const problem = refused?.problems.find((each) => each.field === field);
    if (!problem) return undefined;
    if (field === "date") return t("desk:problems.rates.not-a-date");
    return field === "source" ? t("desk:problems.rates.no-source") : t("desk:problems.rates.not-a-number");
  };
  const errors = ["date", "source", ...edited].flatMap((field) => {
    const text = errorOf(field);
    return text ? [{ field, text }] : [];
  });
  return (
    <>
      <PageHead
        title={t("desk:settings.rates")}
        lead={t("desk:settings.ratesAbout", { date: format.date(loaded.date) })}
      />
      <ErrorSummary title={t("account:errors.title")} errors={errors} />
      <form method="post" noValidate>
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
        {edited.map((currency) => (
          <TextInput
            key={currency}
            name={currency}
            label={
              isInUsd(currency)
                ? t("desk:settings.inUsd", { currency })
                : t("desk:settings.perUsd", { currency })
            }
            value={refused?.amounts[currency] ?? loaded.rates[currency]}
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
