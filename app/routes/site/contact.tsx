import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { vietnamDate } from "~/core/deadlines/calendar";
import { heirsOf, isOpen } from "~/core/departments/department";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { paths } from "~/i18n/paths";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import type { DepartmentRecord } from "~/services/reference/records";
import { headTags } from "../head-tags";
import { requireLanguage } from "../require-language";
import { ClosedDepartments } from "./closed-departments";
import { governmentServices } from "./contact-json-ld.server";
import { DepartmentCard } from "./department-card";
import { informationHead } from "./information-head.server";
import { InformationPage } from "./information-page";
import { type PageOf, sitePage } from "./site-page";
import { sourceList } from "./source-link";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data?.page);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const { departments } = await readFacts(db());
  const today = vietnamDate(new Date());
  const known = [...departments.values()];
  const all = known.filter((department) => isOpen(department, today)).sort(coordinatorFirst);
  const card = (department: DepartmentRecord) => ({
    ...department,
    name: localised(department.name, lang).text,
    remit: localised(department.remit, lang),
    vietnamese: lang === "vi" ? null : (department.name.vi ?? null),
    sources: sourceList(department.sources),
  });
  const answering = all.filter(({ receivesLeads }) => receivesLeads);
  return {
    page: {
      ...informationHead(request, lang, "contact", governmentServices(answering, lang)),
      answering: answering.map(card),
      others: all.filter(({ receivesLeads }) => !receivesLeads).map(card),
      closed: known.flatMap(({ code, name, validTo }) =>
        validTo !== null && validTo <= today
          ? [
              {
                code,
                name: localised(name, lang),
                on: validTo,
                heirs: heirsOf(code, departments, today).map((heir) => ({
                  code: heir,
                  name: localised(departments.get(heir)?.name ?? {}, lang),
                })),
              },
            ]
          : [],
      ),
    },
  };
}

export default sitePage(Contact);

function Contact(page: PageOf<typeof loader>) {
  return (
    <InformationPage title={page.title} lead={page.lead}>
      <ContactText {...page} />
    </InformationPage>
  );
}

function ContactText({ answering, others, closed }: PageOf<typeof loader>) {
  const { t, lang } = useLocale();
  return (
    <>
      <ul>
        <li>
          <a href={paths.newProposal(lang)}>{t("pages:contact.propose")}</a>
        </li>
        <li>
          <a href={paths.track(lang)}>{t("pages:contact.track")}</a>
        </li>
      </ul>
      <h2>{t("pages:contact.departments")}</h2>
      <p>{[t("pages:contact.unknownNote"), t("pages:contact.hoursNote")].join(marks[lang].sentence)}</p>
      {answering.map((department) => (
        <DepartmentCard key={department.code} department={department} />
      ))}
      <h2>{t("pages:contact.others")}</h2>
      {others.map((department) => (
        <DepartmentCard key={department.code} department={department} />
      ))}
      {closed.length > 0 ? <ClosedDepartments closed={closed} /> : null}
    </>
  );
}

function coordinatorFirst(one: DepartmentRecord, other: DepartmentRecord): number {
  return Number(other.coordinator) - Number(one.coordinator);
}
