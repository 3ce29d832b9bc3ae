import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { officialProcedures } from "~/services/intake/official-procedures.server";
import { trackLead } from "~/services/tracking/track-lead.server";
import { Notice } from "~/ui/data/notice";
import { ButtonLink, ButtonRow } from "~/ui/forms/button";
import { Receipt } from "~/ui/receipt/receipt";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { BodyName } from "./body-name";
import { MayInterest } from "./may-interest";
import styles from "./proposals.module.css";
import type { ReceiptView } from "./receipt-view.server";
import { receiptView } from "./receipt-view.server";
import { suggestions } from "./suggestions.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

/** The receipt under the lead's secret: it can be reloaded, kept and printed, and nobody else finds it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const token = params.token ?? "";
  const lead = await trackLead(db(), token);
  if (!lead) throw new Response(null, { status: 404 });
  const procedures = lead.kind === "return" ? await officialProcedures(db(), lead.need) : [];
  const title = translator(lang).t("intake:receipt.title");
  const head = pageHead(request, lang, { title, description: title, noIndex: true });
  const matches = await suggestions(token, lang);
  return { head, receipt: receiptView(lead, token, procedures, lang), matches };
}

export default function Sent() {
  const { receipt, matches } = useLoaderData<typeof loader>();
  const { t, lang } = useLocale();
  const { department } = receipt;
  return (
    <>
      {receipt.changed ? (
        <Notice kind="caution">
          <p>
            {t("intake:receipt.changed")}
            {marks[lang].sentence}
            <a href={receipt.track}>{t("intake:receipt.track")}</a>
          </p>
        </Notice>
      ) : null}
      <Receipt
        title={t("intake:receipt.title")}
        office={t("common:shell.place")}
        journeyText={t("intake:receipt.journey")}
        code={{ label: t("intake:receipt.code"), value: receipt.code }}
        department={{
          label: t("intake:receipt.department"),
          name: department.name,
          ...(department.vietnamese && { about: <span lang="vi">{department.vietnamese}</span> }),
        }}
        receivedAt={{ label: t("intake:receipt.receivedAt"), ...receipt.receivedAt }}
        promises={{ title: t("intake:receipt.promises"), items: receipt.promises }}
        keep={{
          title: t("intake:receipt.keep"),
          items: [
            t("intake:receipt.keepCode", { code: receipt.code }),
            <>
              {t("intake:receipt.keepLink")}
              {marks[lang].sentence}
              <a href={receipt.track} translate="no">
                {receipt.track}
              </a>
            </>,
            receipt.mailed
              ? t("intake:receipt.mailed", { email: receipt.email })
              : t("intake:receipt.notMailed"),
          ],
        }}
      >
        <div className={styles.terms}>
          {receipt.terms.map((term) => (
            <p key={term}>{term}</p>
          ))}
          <PromisedBy receipt={receipt} lang={lang} />
        </div>
        <Procedures receipt={receipt} />
        <div className="no-print">
          <ButtonRow>
            <ButtonLink href={receipt.track}>{t("intake:receipt.track")}</ButtonLink>
          </ButtonRow>
        </div>
        <MayInterest suggestions={matches} />
      </Receipt>
    </>
  );
}

function PromisedBy({ receipt, lang }: { receipt: ReceiptView; lang: string }) {
  const { t } = useLocale();
  const [before = "", after = ""] = t("intake:receipt.promisedBy", { department: "\u0000" }).split("\u0000");
  return (
    <p>
      {before}
      <BodyName body={receipt.department} lang={lang} />
      {after}
    </p>
  );
}

/** The dossier of a procedure is filed elsewhere; the receipt says where. */
function Procedures({ receipt }: { receipt: ReceiptView }) {
  const { t, lang } = useLocale();
  if (receipt.procedures.length === 0) return null;
  return (
    <div className={styles.procedures}>
      <h2>{t("intake:receipt.procedure.title")}</h2>
      <p>{t("intake:receipt.procedure.text")}</p>
      <ul>
        {receipt.procedures.map(({ code, name }) => (
          <li key={code}>
            <span lang={name.lang === lang ? undefined : name.lang}>{name.text}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href="https://dichvucong.gov.vn" rel="noopener">
          {t("intake:receipt.procedure.portal")}
        </a>
      </p>
    </div>
  );
}
