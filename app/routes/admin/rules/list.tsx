import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/core/policy/may";
import { useLocale } from "~/i18n/locale";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { cancelPublication } from "~/services/rules/cancel-publication.server";
import type { RuleResult } from "~/services/rules/change-rule-set.server";
import { listRuleSets } from "~/services/rules/queries.server";
import { startDraft } from "~/services/rules/start-draft.server";
import { DataTable } from "~/ui/data/data-table";
import { StatusLabel } from "~/ui/data/status-label";
import { Button } from "~/ui/forms/button";
import { Select } from "~/ui/forms/select";
import { TextInput } from "~/ui/forms/text-input";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { Refusal } from "./refusal";
import { ruleDeps } from "./rule-answer.server";
import styles from "./rules.module.css";
import { toneOf } from "./state-tone";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "rules:read");
  const now = new Date();
  const { t, format } = translator(staff.language);
  const { inForce, inForceSince, planned, publications, versions } = await listRuleSets(db(), now);
  return {
    title: t("rules:title"),
    mayEdit: may(actor, "rules:edit"),
    /** Worked cases that were suggested by passing leads on, and wait for an answer. */
    suggested: await db().ruleExample.count({ where: { state: "suggested" } }),
    inForce,
    since: inForceSince && format.dateTime(inForceSince),
    planned: planned.map(({ id, version, from }) => ({ id, version, from: format.dateTime(from) })),
    versions: versions.map((row) => ({
      version: row.version,
      note: row.note,
      state: row.state,
      created: [format.dateTime(row.createdAt), row.createdBy].filter(Boolean).join(" · "),
      approved: row.approvedAt
        ? [format.dateTime(row.approvedAt), row.approvedBy].filter(Boolean).join(" · ")
        : "–",
    })),
    publications: publications.map((row) => ({
      id: row.id,
      version: row.version,
      kind: row.kind,
      from: format.dateTime(row.from),
      by: row.by ?? t("desk:audit.house"),
      note: row.note,
      cancelled: row.cancelledAt !== null,
      begun: row.from <= now,
    })),
  };
}

/** Begins a draft (`do=draft`), or calls off a publication that has not begun (`do=cancel`). */
export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:edit");
  const form = await readForm(request);
  const wish = form.text("do");
  const note = form.text("note").trim().slice(0, 500);
  const refused = (result: Exclude<RuleResult, { kind: "done" }>) =>
    data({ note, result }, { status: result.kind === "changed" ? 409 : 422 });
  if (wish === "draft") {
    if (note === "") return refused({ kind: "refused", reason: "reason" });
    const basedOn = readId(form.text("basedOn")) ?? 0;
    const result = await startDraft(ruleDeps(signedIn), { basedOn, note });
    if (result.kind !== "done") return refused(result);
    throw redirect(`/admin/rules/${result.version}`, { status: 303 });
  }
  if (wish === "cancel") {
    const result = await cancelPublication(ruleDeps(signedIn), readId(form.text("publication")) ?? 0);
    if (result.kind !== "done") return refused(result);
    throw redirect("/admin/rules", { status: 303 });
  }
  throw new Response(null, { status: 400 });
}

export default function RuleSets() {
  const { t } = useLocale();
  const { mayEdit, suggested, inForce, since, planned, versions, publications } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const versionLink = (version: number) => (
    <a href={`/admin/rules/${version}`}>{t("rules:version", { version })}</a>
  );
  return (
    <>
      <PageHead title={t("rules:title")} lead={t("rules:about")} />
      {answer ? <Refusal result={answer.result} /> : null}
      <ul className={styles.ways}>
        {inForce === null ? null : (
          <li>
            {versionLink(inForce)} · {t("rules:inForceSince", { date: since ?? "" })}
          </li>
        )}
        {mayEdit ? (
          <li>
            <a href="/admin/rules/examples">{t("rules:examples.title")}</a>
            {suggested > 0 ? ` · ${t("rules:examples.waiting", { count: suggested })}` : null}
          </li>
        ) : null}
        <li>
          <a href="/admin/rules/accuracy">{t("rules:accuracy.title")}</a>
        </li>
      </ul>
      {planned.length > 0 ? (
        <Section title={t("rules:planned.title")}>
          <ul className={styles.rules}>
            {planned.map((plan) => (
              <li key={plan.id}>
                {versionLink(plan.version)} · {t("rules:planned.from", { date: plan.from })}
                {mayEdit ? (
                  <form method="post" className={styles.verbs}>
                    <input type="hidden" name="publication" value={plan.id} />
                    <Button kind="danger" dense name="do" value="cancel">
                      {t("rules:planned.cancel")}
                    </Button>
                  </form>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t("rules:versions.title")}>
        <DataTable
          dense
          hideCaption
          caption={t("rules:versions.title")}
          columns={[
            { key: "version", text: t("rules:versions.version") },
            { key: "state", text: t("rules:versions.state") },
            { key: "note", text: t("rules:versions.note") },
            { key: "created", text: t("rules:versions.created") },
            { key: "approved", text: t("rules:versions.approved") },
          ]}
          rows={versions.map((row) => ({
            key: String(row.version),
            cells: [
              versionLink(row.version),
              row.version === inForce ? (
                <StatusLabel key="state" tone="fine" text={t("rules:inForce")} />
              ) : (
                <StatusLabel key="state" tone={toneOf(row.state)} text={t(`rules:states.${row.state}`)} />
              ),
              row.note,
              row.created,
              row.approved,
            ],
          }))}
        />
      </Section>
      {mayEdit ? (
        <Section title={t("rules:draft.title")}>
          <form method="post" className={styles.step} noValidate>
            <Select
              name="basedOn"
              label={t("rules:draft.basedOn")}
              options={versions.map(({ version, note }) => ({
                value: String(version),
                text: t("rules:draft.version", { version, note }),
              }))}
              value={String(inForce ?? "")}
            />
            <TextInput
              name="note"
              label={t("rules:draft.note")}
              hint={t("rules:draft.noteHint")}
              value={answer?.note}
              maxLength={500}
            />
            <p>
              <Button dense name="do" value="draft">
                {t("rules:draft.start")}
              </Button>
            </p>
          </form>
        </Section>
      ) : null}
      <Section title={t("rules:publications.title")}>
        <DataTable
          dense
          hideCaption
          caption={t("rules:publications.title")}
          columns={[
            { key: "from", text: t("rules:publications.from") },
            { key: "version", text: t("rules:versions.version") },
            { key: "kind", text: t("rules:publications.kind") },
            { key: "by", text: t("rules:publications.by") },
            { key: "note", text: t("rules:publications.note") },
          ]}
          rows={publications.map((row) => ({
            key: String(row.id),
            cells: [
              row.from,
              versionLink(row.version),
              row.cancelled
                ? t("rules:publications.cancelled")
                : [
                    t(`rules:publications.kinds.${kindOf(row.kind)}`),
                    ...(row.begun ? [] : [t("rules:planned.title")]),
                  ].join(" · "),
              row.by,
              row.note || "–",
            ],
          }))}
        />
      </Section>
    </>
  );
}

function kindOf(kind: string): "reference" | "publish" | "rollback" {
  return kind === "rollback" || kind === "reference" ? kind : "publish";
}
