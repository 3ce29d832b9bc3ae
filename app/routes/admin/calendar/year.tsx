import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { Params } from "@remix-run/react";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { calendarStamp, editCalendar, readCalendarYear } from "~/services/settings/edit-calendar.server";
import { previewCalendar } from "~/services/settings/preview-calendar.server";
import { Notice } from "~/ui/data/notice";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { Fieldset } from "~/ui/forms/fieldset";
import { RadioGroup } from "~/ui/forms/radio-group";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { OutrunNotice } from "../outrun-notice";
import { Preview } from "./preview";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "calendar:edit");
  const year = readYear(params);
  const known = (await readFacts(db())).calendar.years[String(year)];
  return {
    title: translator(staff.language).t("desk:calendar.year", { year }),
    year,
    isNew: known === undefined,
    seen: calendarStamp(known),
    status: known?.status ?? "provisional",
    off: known?.off.join("\n") ?? "",
    working: known?.working.join("\n") ?? "",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { actor } = await requireStaff(request, "calendar:edit");
  const year = readYear(params);
  const form = await readForm(request);
  const typed = {
    status: form.text("status"),
    off: form.text("off"),
    working: form.text("working"),
    addOff: form.text("addOff").slice(0, 20),
    addWorking: form.text("addWorking").slice(0, 20),
  };
  // A preview and a refusal leave the form what it was made from; only who was told that somebody else was quicker goes on.
  const answer = { typed, problems: [], preview: null, seen: form.text("seen").slice(0, 40), outrun: false };
  const read = readCalendarYear(year, typed);
  if ("problems" in read) return data({ ...answer, problems: read.problems.slice(0, 20) }, { status: 422 });
  if (form.text("intent") === "preview") {
    const { status, off, working } = read.given;
    const merged = { status, off: off.join("\n"), working: working.join("\n"), addOff: "", addWorking: "" };
    return data({ ...answer, typed: merged, preview: await previewCalendar(db(), year, read.given) });
  }
  const edit = await editCalendar({ db: db(), now: new Date(), actor }, year, read.given, answer.seen);
  if (edit === "outrun") return data({ ...answer, seen: null, outrun: true }, { status: 409 });
  throw redirect(`/admin/calendar?saved=${year}`, { status: 303 });
}

/** The years that a due date of today's leads could fall in, and those of old leads. */
function readYear(params: Params): number {
  if (!/^20[2-9][0-9]$/.test(params.year ?? "")) throw new Response(null, { status: 404 });
  return Number(params.year);
}

const told = [
  "calendar.not-a-date",
  "calendar.off-is-weekend",
  "calendar.working-is-weekday",
  "calendar.other-year",
  "calendar.status-unknown",
  "calendar.official-empty",
] as const;

export default function CalendarYear() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = refused?.typed ?? { ...loaded, addOff: "", addWorking: "" };
  const problems = (refused?.problems ?? []).map(({ field, key, date }) => {
    const known = told.find((candidate) => candidate === key) ?? "calendar.not-a-date";
    return { field, text: t(`desk:problems.${known}`, { date, year: loaded.year }) };
  });
  const textsOf = (field: string) => [
    ...new Set(problems.filter((problem) => problem.field === field).map(({ text }) => text)),
  ];
  const fields = ["status", "off", "working"];
  return (
    <>
      <PageHead
        title={t("desk:calendar.year", { year: loaded.year })}
        lead={loaded.isNew ? t("desk:calendar.newAbout") : t("desk:calendar.yearAbout")}
      />
      <ErrorSummary
        title={t("account:errors.title")}
        errors={fields.flatMap((field) => textsOf(field).map((text) => ({ field, text })))}
      />
      {refused?.outrun ? (
        <OutrunNotice
          fields={[
            {
              label: t("desk:calendar.status"),
              kept: t(`desk:calendar.statuses.${loaded.status}`),
              typed: t(
                `desk:calendar.statuses.${refused.typed.status === "official" ? "official" : "provisional"}`,
              ),
            },
            { label: t("desk:calendar.off"), kept: inLine(loaded.off), typed: inLine(refused.typed.off) },
            {
              label: t("desk:calendar.working"),
              kept: inLine(loaded.working),
              typed: inLine(refused.typed.working),
            },
          ]}
        />
      ) : null}
      {loaded.status === "provisional" && !loaded.isNew ? (
        <Notice kind="caution" title={t("desk:calendar.provisional")} />
      ) : null}
      <form method="post" noValidate>
        <input type="hidden" name="seen" value={refused?.seen ?? loaded.seen} />
        <RadioGroup
          name="status"
          legend={t("desk:calendar.status")}
          value={shown.status}
          error={textsOf("status").join(" ") || undefined}
          options={[
            {
              value: "official",
              text: t("desk:calendar.statuses.official"),
              hint: t("desk:calendar.officialHint"),
            },
            {
              value: "provisional",
              text: t("desk:calendar.statuses.provisional"),
              hint: t("desk:calendar.provisionalHint"),
            },
          ]}
        />
        <TextArea
          name="off"
          label={t("desk:calendar.off")}
          hint={t("desk:calendar.offHint", { year: loaded.year })}
          value={shown.off}
          error={textsOf("off").join(" ") || undefined}
          rows={16}
        />
        <TextArea
          name="working"
          label={t("desk:calendar.working")}
          hint={t("desk:calendar.workingHint")}
          value={shown.working}
          error={textsOf("working").join(" ") || undefined}
          rows={4}
        />
        <Fieldset id="add" legend={t("people:calendar.add")} hint={t("people:calendar.addHint")}>
          <TextInput
            name="addOff"
            type="date"
            label={t("people:calendar.addOff")}
            value={shown.addOff}
            width="medium"
          />
          <TextInput
            name="addWorking"
            type="date"
            label={t("people:calendar.addWorking")}
            value={shown.addWorking}
            width="medium"
          />
        </Fieldset>
        {refused?.preview ? <Preview preview={refused.preview} /> : null}
        <p>{t("desk:calendar.effect")}</p>
        <ButtonRow>
          <Button>{t("desk:calendar.save", { year: loaded.year })}</Button>
          <Button kind="secondary" name="intent" value="preview">
            {t("people:calendar.preview")}
          </Button>
        </ButtonRow>
      </form>
    </>
  );
}

function inLine(days: string): string {
  return days
    .split(/[\s,;]+/)
    .filter(Boolean)
    .join(", ");
}
