import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { vietnamDate } from "~/core/deadlines/calendar";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { db } from "~/infra/runtime.server";
import { findPark } from "~/services/places/places.server";
import { ListRow, RowList } from "~/ui/data/list-row";
import { Notice, StatusSentence } from "~/ui/data/notice";
import { StickyAction } from "~/ui/data/sticky-action";
import { ButtonLink } from "~/ui/forms/button";
import { Beside } from "~/ui/layout/beside";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { Section } from "~/ui/layout/section";
import { langOf, textOf } from "~/ui/words";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { parkPage } from "./park-page.server";
import { PlaceMap } from "./place-map";
import { RecordFacts, RecordSources } from "./record-facts";
import { type PageOf, sitePage } from "./site-page";
import { WhoAnswers } from "./who-answers";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const now = new Date();
  const detail = await findPark(db(), params.slug ?? "", now);
  if (!detail) throw new Response(null, { status: 404 });
  return { page: parkPage(request, detail, vietnamDate(now), lang) };
}

export default sitePage(Park);

function Park(page: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      <Breadcrumbs label={t("opportunities:page.crumbs")} steps={page.steps} />
      <PageHead over={page.kind} title={page.name} />
      <StatusSentence tone={page.status.tone} word={page.status.word}>
        <span lang={langOf(page.status.sentence)}>{textOf(page.status.sentence)}</span>
        {marks[lang].sentence}
        {page.status.asOf}
      </StatusSentence>
      <Beside
        side="end"
        aside={
          <>
            {page.department ? (
              <WhoAnswers
                title={t("parks:page.answers")}
                sentence={t("parks:page.answersText", { department: textOf(page.department.name) })}
                vietnamese={page.department.vietnamese}
              />
            ) : null}
            <PlaceMap title={t("parks:page.map")} {...page.map} />
            <StickyAction>
              <ButtonLink href={page.propose}>{t("parks:page.propose")}</ButtonLink>
            </StickyAction>
          </>
        }
      >
        <Notice kind="machine">
          <p>{t("parks:page.machine")}</p>
        </Notice>
        <Section title={t("parks:page.facts")}>
          <RecordFacts facts={page.facts} />
          <RecordSources title={t("parks:page.sources")} sources={page.sources} />
        </Section>
        {page.land ? (
          <Section title={t("parks:page.land")}>
            <RowList>
              <ListRow {...page.land} />
            </RowList>
          </Section>
        ) : null}
        {page.near.length > 0 ? (
          <Section title={t("parks:page.near")}>
            <RowList>
              {page.near.map((row) => (
                <ListRow key={row.href} {...row} />
              ))}
            </RowList>
          </Section>
        ) : null}
      </Beside>
    </>
  );
}
