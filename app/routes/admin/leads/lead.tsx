import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { PageHead } from "~/ui/layout/page-head";
import { requireLeadOrPassedOn } from "../../require-lead.server";
import { deskTitle } from "../desk-title";
import { LeadPage } from "./lead-page";
import { leadScreen } from "./lead-screen.server";
import { passedOnScreen } from "./panels/passed-on.server";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const found = await requireLeadOrPassedOn(request, params.code);
  return "lead" in found
    ? leadScreen(found.signedIn, found.lead, new URL(request.url).searchParams)
    : passedOnScreen(found.signedIn, found.passedOn);
}

export default function Lead() {
  const screen = useLoaderData<typeof loader>();
  return "passedOn" in screen ? <PassedOn screen={screen} /> : <LeadPage screen={screen} />;
}

function PassedOn({ screen }: { screen: { title: string; passedOn: string } }) {
  const { t } = useLocale();
  return (
    <>
      <PageHead title={screen.title} />
      <p>{screen.passedOn}</p>
      <p>
        <a href={paths.leads()} data-key="u">
          {t("casework:passedOn.back")}
        </a>
      </p>
    </>
  );
}
