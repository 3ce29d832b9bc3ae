import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { type LinkRefusal, linkMatch, unlinkMatch } from "~/services/matching/links.server";
import { leadColumns } from "~/services/matching/sides";
import { DataTable } from "~/ui/data/data-table";
import { Button } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { RadioGroup } from "~/ui/forms/radio-group";
import { TextArea } from "~/ui/forms/text-area";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../../form-fields.server";
import { requireLead } from "../../../require-lead.server";
import { deskDeps } from "../../desk-deps.server";
import { deskTitle } from "../../desk-title";
import { readTexts, seenOf } from "../verb-door.server";
import { longestText } from "../verb-form";
import { LinkLine, MatchName } from "./matches-panel";
import type { MatchText } from "./matches-texts.server";
import { matchTexts } from "./matches-texts.server";
import styles from "./panels.module.css";

export const meta = deskTitle;
const most = 10;

/** A lead's matches with all their parts; links are made and taken back here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:read", params.code);
  const row = await db().lead.findUniqueOrThrow({ where: { id: lead.id }, select: leadColumns });
  const matches = await matchTexts(signedIn, lead, row, most);
  if (!matches) throw new Response(null, { status: 404 });
  return {
    title: translator(signedIn.staff.language).t("matching:page.title", { code: lead.code }),
    subject: { text: row.subject, lang: row.language },
    matches,
  };
}

type Typed = { type: string; target: string; reason: string };
type Refused = {
  /** The form that was sent: that of a link to take back, or the one that links. */
  form: number | "link";
  typed: Typed;
  errors: { target?: "blank" | LinkRefusal; reason?: "blank" | "too-long" };
};

export async function action({ request, params }: ActionFunctionArgs) {
  const { signedIn, lead } = await requireLead(request, "lead:link", params.code);
  const form = await readForm(request);
  const deps = deskDeps(signedIn);
  const { texts, typed, errors } = readTexts(form, ["reason"]);
  const linkId = readId(form.text("linkId"));
  const target = form.text("target").trim().slice(0, 200);
  const sent = { type: form.text("type"), target, reason: typed.reason ?? "" };
  const refused = (found: Refused["errors"], status: number) =>
    data<Refused>({ form: linkId ?? "link", typed: sent, errors: found }, { status });

  const wrong: Refused["errors"] = {};
  if (errors.reason === "blank" || errors.reason === "too-long") wrong.reason = errors.reason;
  if (linkId === null && target === "") wrong.target = "blank";
  if (wrong.reason || wrong.target) return refused(wrong, 422);

  const seen = seenOf(lead, form);
  const result =
    linkId !== null
      ? await unlinkMatch(deps, seen, linkId, texts.reason)
      : await linkMatch(
          deps,
          seen,
          sent.type === "lead" ? { lead: target } : { opportunity: target },
          texts.reason,
        );
  if (result.kind === "not-linked") {
    const isLate = result.reason === "link.gone" || result.reason === "link.exists";
    return refused({ target: result.reason }, isLate ? 409 : 422);
  }
  throw redirect(`${paths.lead(lead.code)}/matches`, { status: 303 });
}

export default function Matches() {
  const { t } = useLocale();
  const { title, subject, matches } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <p>
        <a href={paths.lead(matches.code)}>{t("matching:page.back")}</a>
      </p>
      <PageHead title={title} lead={t("matching:page.about", { version: matches.weightsVersion })} />
      <p lang={subject.lang}>{subject.text}</p>
      {refused ? <WhatIsWrong refused={refused} /> : null}
      <h2>{t("matching:panel.links")}</h2>
      {matches.links.length === 0 ? <p>{t("matching:panel.noLinks")}</p> : null}
      <ul className={styles.list}>
        {matches.links.map((link) => (
          <li key={link.id}>
            <LinkLine link={link} />
            {link.mine && matches.mayLink ? (
              <details open={refused?.form === link.id}>
                <summary>{t("matching:page.unlinkTitle")}</summary>
                <form method="post" className={styles.form} noValidate>
                  <input type="hidden" name="linkId" value={link.id} />
                  <TextArea
                    id={`${link.id}-reason`}
                    name="reason"
                    label={t("matching:page.unlinkWhy")}
                    rows={2}
                    maxLength={longestText}
                    value={refused?.form === link.id ? refused.typed.reason : ""}
                    error={refused?.form === link.id ? reasonError(refused, t) : undefined}
                  />
                  <div>
                    <Button dense kind="secondary">
                      {t("matching:page.unlink")}
                    </Button>
                  </div>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {matches.mayLink ? <LinkForm refused={refused?.form === "link" ? refused : undefined} /> : null}
      <Matching title={t("matching:panel.opportunities")} found={matches.opportunities} />
      <Matching title={t("matching:panel.counterparts")} found={matches.counterparts} />
      {matches.opportunities.length + matches.counterparts.length === 0 ? (
        <p>{t("matching:panel.none")}</p>
      ) : null}
    </>
  );
}

type Words = ReturnType<typeof useLocale>["t"];

function reasonError({ errors }: Refused, t: Words): string | undefined {
  return errors.reason ? t(`matching:errors.${errors.reason}`) : undefined;
}

function targetError({ errors }: Refused, t: Words): string | undefined {
  if (!errors.target) return undefined;
  return errors.target === "blank"
    ? t("matching:errors.target.blank")
    : t(`matching:errors.${errors.target}`);
}

function WhatIsWrong({ refused }: { refused: Refused }) {
  const { t } = useLocale();
  const target = targetError(refused, t);
  const reason = reasonError(refused, t);
  return (
    <ErrorSummary
      title={t("matching:errors.title")}
      errors={[
        ...(target ? [{ ...(refused.form === "link" && { field: "target" }), text: target }] : []),
        ...(reason
          ? [{ field: refused.form === "link" ? "reason" : `${refused.form}-reason`, text: reason }]
          : []),
      ]}
    />
  );
}

function LinkForm({ refused }: { refused: Refused | undefined }) {
  const { t } = useLocale();
  return (
    <details open={refused !== undefined}>
      <summary>{t("matching:page.linkTitle")}</summary>
      <form method="post" className={styles.form} noValidate>
        <p>{t("matching:page.linkAbout")}</p>
        <RadioGroup
          name="type"
          legend={t("matching:page.type")}
          value={refused?.typed.type || "opportunity"}
          options={[
            { value: "opportunity", text: t("matching:page.typeOpportunity") },
            { value: "lead", text: t("matching:page.typeLead") },
          ]}
        />
        <TextInput
          name="target"
          label={t("matching:page.target")}
          hint={t("matching:page.targetHint")}
          value={refused?.typed.target}
          error={refused ? targetError(refused, t) : undefined}
          maxLength={200}
          spellCheck={false}
        />
        <TextArea
          name="reason"
          label={t("matching:page.why")}
          rows={3}
          maxLength={longestText}
          value={refused?.typed.reason}
          error={refused ? reasonError(refused, t) : undefined}
        />
        <div>
          <Button dense>{t("matching:page.link")}</Button>
        </div>
      </form>
    </details>
  );
}

function Matching({ title, found }: { title: string; found: readonly MatchText[] }) {
  const { t } = useLocale();
  const { matches } = useLoaderData<typeof loader>();
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {found.map((match) => (
        <article key={match.key} className={styles.match}>
          <h3>
            <MatchName match={match} />
          </h3>
          <p className={styles.about}>
            <strong>{match.total}</strong> · {match.because}
          </p>
          <details>
            <summary>{t("matching:page.parts", { total: match.total })}</summary>
            <DataTable
              dense
              hideCaption
              caption={t("matching:page.parts", { total: match.total })}
              columns={[
                { key: "part", text: t("matching:page.part") },
                { key: "weight", text: t("matching:page.weight"), numeric: true },
                { key: "points", text: t("matching:page.points"), numeric: true },
                { key: "reason", text: t("matching:page.reason") },
              ]}
              rows={match.parts.map(({ part, weight, points, reason }) => ({
                key: part,
                cells: [part, weight, points, reason],
              }))}
            />
          </details>
          {matches.mayLink ? (
            <details>
              <summary>{t("matching:page.linkThis")}</summary>
              <form method="post" className={styles.form} noValidate>
                <input type="hidden" name="type" value={match.type} />
                <input type="hidden" name="target" value={match.key} />
                <TextArea
                  id={`reason-${match.key}`}
                  name="reason"
                  label={t("matching:page.why")}
                  rows={2}
                  maxLength={longestText}
                />
                <div>
                  <Button dense kind="secondary">
                    {t("matching:page.link")}
                  </Button>
                </div>
              </form>
            </details>
          ) : null}
        </article>
      ))}
    </section>
  );
}
