import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import {
  type ReorganisationKind,
  type ReorganisationRequest,
  type RequestProblem,
  reorganisationKinds,
} from "~/core/departments/reorganisation";
import type { Language } from "~/core/shared/language";
import { localised } from "~/core/shared/localised";
import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import type { SignedIn } from "~/services/accounts/sessions.server";
import { orderReorganisation } from "~/services/departments/carry-out-reorganisation.server";
import { previewReorganisation } from "~/services/departments/preview-reorganisation.server";
import { type Facts, readFacts } from "~/services/reference/facts.server";
import { Breadcrumbs } from "~/ui/layout/breadcrumbs";
import { PageHead } from "~/ui/layout/page-head";
import { readForm } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { planTexts, requestText } from "./plan-texts.server";
import { ReorganisationForm } from "./reorganisation-form";
import { type Preview, ReorganisationPreview } from "./reorganisation-preview";
import { emptyRequest, readRequest, typedRequest } from "./request-form.server";
import type { RequestTyped } from "./request-typed";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "department:reorganise");
  const kind = readKind(params);
  const { t, lang } = translator(staff.language);
  const facts = await readFacts(db());
  const now = new Date();
  return {
    title: `${t("reorganisation:list.title")}${marks[lang].colon}${t(`reorganisation:kinds.${kind}`)}`,
    kind,
    empty: emptyRequest(now, new URL(request.url).searchParams.get("from")),
    departments: choices(facts, staff.language),
    sectors: [...facts.sectors.values()].map(({ code, name }) => ({
      value: code,
      ...localised(name, staff.language),
    })),
  };
}

/** Departments that exist, or will: which of them do on the day that is chosen is asked of the core. */
function choices(facts: Facts, lang: Language) {
  return [...facts.departments.values()]
    .filter(({ validTo }) => validTo === null)
    .map(({ code, name }) => ({ value: code, ...localised(name, lang) }));
}

type Answer = {
  typed: RequestTyped;
  problems: RequestProblem[];
  preview: Preview | null;
};

export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "department:reorganise");
  const kind = readKind(params);
  const form = await readForm(request);
  const typed = typedRequest(form);
  const intent = form.text("intent");
  if (intent === "edit") return data<Answer>({ typed, problems: [], preview: null });
  const facts = await readFacts(db());
  const asked = readRequest(kind, typed, new Set(facts.sectors.keys()));
  if (intent !== "confirm") return shown(signedIn, typed, asked, null);
  const ordered = await orderReorganisation(
    { db: db(), now: new Date(), actor: signedIn.actor },
    asked,
    form.text("seen"),
  );
  if (ordered.kind === "problems") return refused(typed, ordered.problems);
  // The preview, made anew, says which rules are in the way.
  if (ordered.kind === "changed" || ordered.kind === "rules-planned")
    return shown(signedIn, typed, asked, ordered.kind);
  throw redirect(`/admin/departments/reorganisations/${ordered.id}`, { status: 303 });
}

/** The preview, or what is wrong with the form. `why`: it was confirmed, and why it was not carried out. */
async function shown(
  { staff }: SignedIn,
  typed: RequestTyped,
  asked: ReorganisationRequest,
  why: "changed" | "rules-planned" | null,
) {
  const now = new Date();
  const planned = await previewReorganisation({ db: db(), now }, asked);
  if (planned.kind === "problems") return refused(typed, planned.problems);
  const locale = translator(staff.language);
  const facts = await readFacts(db());
  const preview: Preview = {
    summary: requestText(asked, facts, locale),
    sections: planTexts(planned.plan, planned.ruleSet, facts, locale),
    stillNamed: planned.stillNamed.map(
      (code) => localised(facts.departments.get(code)?.name ?? {}, staff.language).text || code,
    ),
    seen: planned.seen,
    on: locale.format.date(asked.effectiveOn),
    isToday: asked.effectiveOn === vietnamDate(now),
    plannedRules: planned.plannedRules.map((version) => locale.format.number(version)),
    changed: why === "changed",
  };
  return data<Answer>({ typed, problems: [], preview }, { status: why === null ? 200 : 409 });
}

function refused(typed: RequestTyped, problems: RequestProblem[]) {
  return data<Answer>({ typed, problems, preview: null }, { status: 422 });
}

function readKind(params: Params): ReorganisationKind {
  const kind = reorganisationKinds.find((known) => known === params.kind);
  if (!kind) throw new Response(null, { status: 404 });
  return kind;
}

export default function ReorganiseKind() {
  const { t } = useLocale();
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        label={t("desk:nav.departments")}
        steps={[
          { href: "/admin/departments", text: t("desk:nav.departments") },
          { href: "/admin/departments/reorganise", text: t("reorganisation:list.title") },
        ]}
      />
      {answer?.preview ? (
        <ReorganisationPreview preview={answer.preview} typed={answer.typed} />
      ) : (
        <>
          <PageHead
            title={t(`reorganisation:kinds.${loaded.kind}`)}
            lead={t(`reorganisation:kindsAbout.${loaded.kind}`)}
          />
          <ReorganisationForm
            kind={loaded.kind}
            typed={answer?.typed ?? loaded.empty}
            problems={answer?.problems ?? []}
            departments={loaded.departments}
            sectors={loaded.sectors}
          />
        </>
      )}
    </>
  );
}
