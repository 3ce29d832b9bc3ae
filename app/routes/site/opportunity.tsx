import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { db } from "~/infra/runtime.server";
import { findOpportunity } from "~/services/opportunities/find-opportunity.server";
import { ListRow, RowList } from "~/ui/data/list-row";
import { Notice, StatusSentence } from "~/ui/data/notice";
import { StickyAction } from "~/ui/data/sticky-action";
import { ButtonLink } from "~/ui/forms/button";
import { Beside } from "~/ui/layout/beside";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { opportunityPage } from "./opportunity-page.server";
import { PlaceMap } from "./place-map";
import { RecordFacts, RecordSources } from "./record-facts";
import { type PageOf, sitePage } from "./site-page";
import { WhoAnswers } from "./who-answers";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const detail = await findOpportunity(db(), params.slug ?? "", new Date());
  if (!detail) throw new Response(null, { status: 404 });
  return { page: opportunityPage(detail, lang) };
}

export default sitePage(Opportunity);

function Opportunity(page: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      <Breadcrumbs label={t("opportunities:page.crumbs")} steps={page.steps} />
      <PageHead over={page.kind} title={page.name} lead={page.summary} />
      <StatusSentence tone={page.status.tone} word={page.status.word}>
        {page.status.sentence}
        {marks[lang].sentence}
        {page.status.asOf}
      </StatusSentence>
      <Beside side="end" aside={<Answers {...page} />}>
        {page.notices.map((notice) => (
          <Notice key={notice} kind="machine">
            <p>{notice}</p>
          </Notice>
        ))}
        <Section title={t("opportunities:page.facts")}>
          <RecordFacts facts={page.facts} />
        </Section>
        <Section title={t("opportunities:page.published")}>
          <RecordFacts facts={page.published} />
          <RecordSources
            title={t("opportunities:page.sources")}
            sources={page.sources}
            note={t("opportunities:page.sourcesNote")}
          />
        </Section>
        {page.related.length > 0 ? (
          <Section title={t("opportunities:page.related")}>
            <RowList>
              {page.related.map((row) => (
                <ListRow key={row.href} {...row} />
              ))}
            </RowList>
          </Section>
        ) : null}
      </Beside>
    </>
  );
}

/** Who answers a proposal on it and by when, where it lies, and the one action. */
function Answers({ responsible, map, propose, criteria }: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      {responsible ? (
        <WhoAnswers
          title={t("opportunities:page.answers")}
          sentence={responsible.sentence}
          vietnamese={responsible.vietnamese}
          when={[responsible.within, responsible.by, responsible.unconfirmed]
            .filter(Boolean)
            .join(marks[lang].sentence)}
        />
      ) : null}
      {criteria ? (
        <p>
          <a href={criteria}>{t("scorecard:public.linkText")}</a>
        </p>
      ) : null}
      <PlaceMap title={t("opportunities:page.map")} {...map} />
      <StickyAction>
        <ButtonLink href={propose.href}>{propose.text}</ButtonLink>
      </StickyAction>
    </>
  );
}
