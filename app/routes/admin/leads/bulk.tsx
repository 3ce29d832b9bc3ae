import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { bulkProblem, bulkVerbs, mostInBulk, readSelection } from "~/core/leads/bulk";
import { useLocale } from "~/i18n/locale";
import { paths } from "~/i18n/paths";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { runBulk } from "~/services/queue/bulk.server";
import { listTakers } from "~/services/queue/colleagues.server";
import { readFacts } from "~/services/reference/facts.server";
import { Checkbox } from "~/ui/forms/checkbox";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { PageHead } from "~/ui/layout/page-head";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskDeps } from "../desk-deps.server";
import { deskTitle } from "../desk-title";
import { backToQueue } from "./back-to-queue";
import { BulkForm, bulkFormId } from "./bulk-form";
import { departmentChoices } from "./queue-screen.server";

export const meta = deskTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, staff } = await requireStaff(request, "lead:accept");
  const locale = translator(staff.language);
  const colleagues = await listTakers({ db: db(), actor });
  return {
    title: locale.t("queue:bulk.title"),
    colleagues: colleagues.map(({ id, name }) => ({ value: String(id), text: name })),
    departments: departmentChoices(await readFacts(db()), locale, vietnamDate(new Date())),
  };
}

/** One verb on the leads that were selected in the queue. */
export async function action({ request }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "lead:accept");
  const form = await readForm(request);
  const verb = bulkVerbs.find((known) => known === form.text("verb")) ?? "accept";
  const leads = form.all("lead").slice(0, 1_000);
  const selected = readSelection(leads);
  const typed = {
    assignee: form.text("assignee").slice(0, 20),
    department: form.text("department").slice(0, 100),
    reason: form.text("reason").slice(0, 10_000),
  };
  const given = { ...typed, assignee: readId(typed.assignee) };
  const problem = bulkProblem(verb, selected, given);
  const back = form.text("back").slice(0, 1_000);
  if (problem) return data({ problem, verb, typed, leads, back }, { status: 422 });
  const id = await runBulk(deskDeps(signedIn), verb, selected, given);
  throw redirect(paths.bulkDone(id), { status: 303 });
}

/** Shown when something is missing: everything chosen and typed is kept. */
export default function Bulk() {
  const { t } = useLocale();
  const { title, colleagues, departments } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <PageHead title={title} />
      <p>
        <a href={backToQueue(refused?.back ?? "")}>{t("queue:bulk.back")}</a>
      </p>
      {refused ? (
        <>
          <ErrorSummary
            title={t("desk:errors.title")}
            errors={[
              {
                // What is not on this page is mended in the queue.
                field: refused.leads.length > 0 ? fieldOf(refused.problem) : undefined,
                text: t(`queue:bulk.problems.${refused.problem}`, { most: mostInBulk }),
              },
            ]}
          />
          {refused.leads.length > 0 ? (
            <>
              <p>{t("queue:bulk.again")}</p>
              <BulkForm
                most={mostInBulk}
                colleagues={colleagues}
                departments={departments}
                back={refused.back}
                verb={refused.verb}
                typed={refused.typed}
                problem={refused.problem}
              >
                <fieldset id={`${bulkFormId}-leads`}>
                  <legend>{t("queue:bulk.leads")}</legend>
                  {refused.leads.map((value) => (
                    <Checkbox
                      key={value}
                      id={value}
                      name="lead"
                      value={value}
                      checked
                      label={value.replace(/:.*/, "")}
                    />
                  ))}
                </fieldset>
              </BulkForm>
            </>
          ) : null}
        </>
      ) : null}
    </>
  );
}

function fieldOf(problem: string): string {
  return problem === "none" || problem === "many" ? "bulk-leads" : `bulk-${problem}`;
}
