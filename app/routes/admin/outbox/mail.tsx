import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { may } from "~/core/policy/may";
import { isLanguage } from "~/core/shared/language";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { config, db } from "~/infra/runtime.server";
import { readMail } from "~/services/mail/outbox-queries.server";
import { isResendable } from "~/services/mail/resend-mail.server";
import { FactList } from "~/ui/data/fact-list";
import { Notice } from "~/ui/data/notice";
import { Button } from "~/ui/forms/button";
import { PageHead } from "~/ui/layout/page-head";
import { readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import styles from "../leads/lead-page.module.css";
import { mailName } from "./mail-name";
import { MailStateLabel } from "./mail-state-label";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await requireStaff(request, "outbox:read");
  const mail = await readMail(db(), readId(params.id) ?? 0);
  if (!mail) throw new Response(null, { status: 404 });
  // A one-time link opens an account: only who may make such links reads it.
  const isSealed = mail.template === "staff-link" && !may(actor, "staff:manage");
  const canSend = may(actor, "outbox:resend") && isResendable(mail) && config().smtpUrl !== undefined;
  return {
    title: mail.subject,
    mail: {
      id: mail.id,
      to: mail.to,
      replyTo: mail.replyTo,
      subject: mail.subject,
      language: mail.language,
      template: mail.template,
      text: isSealed ? null : mail.text,
      messageId: mail.messageId,
      state: mail.state,
      attempts: mail.attempts,
      error: mail.error,
      createdAt: mail.createdAt,
      triedAt: mail.triedAt,
      sentAt: mail.sentAt,
      lead: mail.lead?.code ?? null,
    },
    canSend,
  };
}

export default function Mail() {
  const locale = useLocale();
  const { t, format } = locale;
  const { mail, canSend } = useLoaderData<typeof loader>();
  return (
    <>
      <p>
        <a href="/admin/outbox">{t("desk:nav.outbox")}</a>
      </p>
      <PageHead title={{ text: mail.subject, lang: mail.language }} over={mail.to} />
      <p>
        <MailStateLabel state={mail.state} />
      </p>
      {mail.error ? (
        <Notice kind="caution" title={t("desk:outbox.error")}>
          <p lang="en">{mail.error}</p>
        </Notice>
      ) : null}
      {canSend ? (
        <form method="post" action={`/admin/outbox/${mail.id}/resend`}>
          <p>{t("desk:outbox.resendAbout")}</p>
          <Button dense kind="secondary">
            {t("desk:outbox.resend")}
          </Button>
        </form>
      ) : null}
      {mail.text === null ? (
        <Notice kind="info" title={t("desk:outbox.sealed")} />
      ) : (
        <div className={styles.typed} lang={mail.language}>
          <MailText text={mail.text} />
        </div>
      )}
      <FactList
        dense
        facts={[
          ...(mail.lead
            ? [
                {
                  label: t("desk:outbox.lead"),
                  value: (
                    <a key="lead" href={paths.lead(mail.lead)}>
                      {mail.lead}
                    </a>
                  ),
                },
              ]
            : []),
          ...(mail.replyTo ? [{ label: t("desk:outbox.replyTo"), value: mail.replyTo }] : []),
          {
            label: t("desk:outbox.template"),
            value: mailName(mail.template, locale),
          },
          {
            label: t("desk:facts.language"),
            value: isLanguage(mail.language) ? format.language(mail.language) : mail.language,
          },
          { label: t("desk:outbox.at"), value: format.dateTime(mail.createdAt) },
          { label: t("desk:outbox.attempts"), value: format.number(mail.attempts) },
          ...(mail.triedAt
            ? [{ label: t("desk:outbox.triedAt"), value: format.dateTime(mail.triedAt) }]
            : []),
          ...(mail.sentAt ? [{ label: t("desk:outbox.sentAt"), value: format.dateTime(mail.sentAt) }] : []),
          { label: "Message-ID", value: <code key="id">{mail.messageId}</code> },
        ]}
      />
    </>
  );
}

/** The text as it is sent, with its links as links: the outbox is a mailbox where there is no other. */
function MailText({ text }: { text: string }) {
  return (
    <>
      {text.split(/(https?:\/\/[^\s<>"]+)/).map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move.
          <a key={index} href={part} rel="noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
