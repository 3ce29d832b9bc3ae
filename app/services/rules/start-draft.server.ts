import { ruleSetSchema } from "~/core/routing/rules.schema";
import { recordAudit } from "../accounts/audit.server";
import { type RuleDeps, type RuleResult, refuse, underRulesLock } from "./change-rule-set.server";

/** Begins a new version as a copy of another one, whatever became of that: the one in force, an old one, a draft. */
export function startDraft(
  { db, now, actor }: RuleDeps,
  draft: { basedOn: number; note: string },
): Promise<RuleResult> {
  return underRulesLock(db, async (tx) => {
    const base = await tx.ruleSet.findUnique({ where: { version: draft.basedOn } });
    if (!base) return refuse("unknown");
    const { _max } = await tx.ruleSet.aggregate({ _max: { version: true } });
    const version = (_max.version ?? 0) + 1;
    await tx.ruleSet.create({
      data: {
        version,
        rules: { ...ruleSetSchema.parse(base.rules), version },
        note: draft.note,
        loadedHash: "",
        state: "draft",
        basedOn: base.version,
        createdById: actor.id,
        createdAt: now,
        editedById: actor.id,
        editedAt: now,
      },
    });
    await recordAudit(
      tx,
      { kind: "rules-drafted", staffId: actor.id, data: { version, basedOn: base.version } },
      now,
    );
    return { kind: "done", version };
  });
}
