import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { IntakeStep } from "~/core/intake/steps";
import { translator } from "~/i18n/translator.server";
import { headTags } from "../head-tags";
import { pageHead } from "../page-head.server";
import { requireLanguage } from "../require-language";
import { AboutStep } from "./about-step";
import { CheckStep } from "./check-step";
import { KindStep, MatterStep, WhoStep } from "./choice-steps";
import { goOn } from "./go-on.server";
import type { IntakeView, StepView } from "./intake-view";
import { openIntake } from "./open-intake.server";
import { AwayPage, SentBeforePage, UnavailablePage } from "./other-pages";
import { YouStep } from "./you-step";

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = requireLanguage(params);
  const { t } = translator(lang);
  const { view, status } = await openIntake(request, lang);
  // The plain page is for search engines; one with somebody's form in its address is not.
  const noIndex = new URL(request.url).search !== "";
  const title = t("intake:head.title");
  const head = pageHead(request, lang, { title, description: t("intake:head.description"), noIndex });
  return data({ head, view }, { status });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLanguage(params);
  const answered = await goOn(request, context.address, lang);
  if (answered instanceof Response) return answered;
  const { view, status, headers } = answered;
  return data({ view }, { status, headers });
}

export default function NewProposal() {
  const loaded = useLoaderData<typeof loader>();
  const acted = useActionData<{ view: IntakeView }>();
  const view = acted?.view ?? loaded.view;
  if (view.page === "sent-before") return <SentBeforePage view={view} />;
  if (view.page === "away") return <AwayPage view={view} />;
  if (view.page === "unavailable") return <UnavailablePage view={view} />;
  const Step = steps[view.step];
  return <Step view={view} />;
}

const steps = {
  kind: KindStep,
  who: WhoStep,
  matter: MatterStep,
  about: AboutStep,
  you: YouStep,
  check: CheckStep,
} satisfies Record<IntakeStep, (props: { view: StepView }) => ReactNode>;
