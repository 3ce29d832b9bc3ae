import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { vietnamDate } from "~/core/deadlines/calendar";
import { newRuleCode } from "~/core/routing/edit-rules";
import { isFirstMatch, type RuleList, ruleLists, rulesOf } from "~/core/routing/rule-lists";
import { localised } from "~/core/shared/localised";
import { translator } from "~/i18n/translator.server";
import { db } from "~/infra/runtime.server";
import { readFacts } from "~/services/reference/facts.server";
import { editDraft } from "~/services/rules/edit-draft.server";
import { readDraft } from "~/services/rules/queries.server";
import { readForm, readId } from "../../form-fields.server";
import { requireStaff } from "../../require-staff.server";
import { deskTitle } from "../desk-title";
import { ruleDeps } from "./rule-answer.server";
import { ruleChoices } from "./rule-choices.server";
import { type RuleFormErrors, withTypedRule } from "./rule-form.server";
import { RulePage } from "./rule-page";
import { emptyCondition, emptyRule, readTypedRule, typedOf } from "./typed-rule";

export const meta = deskTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "rules:edit");
  const { list, code, version } = readPath(params);
  const draft = await readDraft(db(), version);
  // What is no draft is read on its own page.
  if (!draft) throw redirect(`/admin/rules/${version}`, { status: 303 });
  const rules = rulesOf(draft.rules, list);
  const index = rules.findIndex((rule) => rule.code === code);
  const rule = rules[index];
  if (!rule && code !== "new") throw new Response(null, { status: 404 });
  const locale = translator(staff.language);
  const typed = rule ? typedOf(rule) : emptyRule();
  return {
    title: rule
      ? localised(rule.name, staff.language).text || rule.code
      : locale.t("rules:form.add", { list: locale.t(`rules-said:lists.${list}`) }),
    version,
    list,
    editVersion: draft.editVersion,
    typed,
    isLast: isFirstMatch(list) && rule !== undefined && index === rules.length - 1,
    choices: ruleChoices(locale, await readFacts(db()), draft.rules, {
      today: vietnamDate(new Date()),
      named: [typed.department, ...typed.departments, ...typed.notify],
    }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const signedIn = await requireStaff(request, "rules:edit");
  const { list, code, version } = readPath(params);
  const form = await readForm(request);
  const typed = readTypedRule(form);
  const editVersion = readId(form.text("editVersion"));
  // Only whoever was told of somebody else's change goes on from it.
  const refused = (status: number, errors: RuleFormErrors, told: "changed" | "state" | null = null) =>
    data({ typed, errors, told, editVersion: told ? null : editVersion }, { status });
  if (form.text("do") === "more") {
    typed.when.push(emptyCondition());
    return refused(200, {});
  }
  const draft = await readDraft(db(), version);
  if (!draft) return refused(409, {}, "state");
  const rules = rulesOf(draft.rules, list);
  const isNew = code === "new";
  const found = rules.findIndex((rule) => rule.code === code);
  if (found < 0 && !isNew) return refused(409, {}, "changed");
  const index = isNew ? rules.length - (isFirstMatch(list) ? 1 : 0) : found;
  const known = rules[index];
  // The last rule of such a list stays as wide as it is, whatever is sent.
  if (isFirstMatch(list) && !isNew && index === rules.length - 1 && known) {
    Object.assign(typed, { when: typedOf(known).when, validFrom: "", validTo: "" });
  }
  const taken = rules.map((rule) => rule.code);
  const ruleCode = isNew ? newRuleCode({ en: typed.names.en || typed.names.vi || "" }, taken) : code;
  const made = withTypedRule(draft.rules, { list, index, isNew }, ruleCode, typed);
  if ("errors" in made) return refused(422, made.errors);
  const result = await editDraft(
    ruleDeps(signedIn),
    { version, editVersion },
    { change: isNew ? "added" : "changed", list, rule: ruleCode },
    () => made.rules,
  );
  if (result.kind === "done") throw redirect(`/admin/rules/${version}#${list}-${ruleCode}`, { status: 303 });
  return refused(409, {}, result.kind === "changed" ? "changed" : "state");
}

function readPath(params: Params): { version: number; list: RuleList; code: string } {
  const version = readId(params.version);
  const list = ruleLists.find((known) => known === params.list);
  if (version === null || !list) throw new Response(null, { status: 404 });
  return { version, list, code: params.rule ?? "" };
}

export default function Rule() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <RulePage
      {...loaded}
      editVersion={answer?.editVersion ?? loaded.editVersion}
      typed={answer?.typed ?? loaded.typed}
      errors={answer?.errors ?? {}}
      told={answer?.told ?? null}
    />
  );
}
