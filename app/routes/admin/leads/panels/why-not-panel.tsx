import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { Traces } from "../../rules/traces";
import { Fold } from "./fold";
import type { whyNotTexts } from "./why-not-panel.server";

/** Every rule in order: whether it matched, and which of its conditions failed. Folded up until somebody asks. */
export function WhyNotPanel({ why }: { why: Awaited<ReturnType<typeof whyNotTexts>> }) {
  const { t } = useLocale();
  if (!why) return null;
  return (
    <>
      {why.otherwise ? (
        <Notice title={t("rules:whyNot.otherwise", why.otherwise)}>
          <p>{t("rules:whyNot.stays")}</p>
        </Notice>
      ) : null}
      <Fold title={t("rules:whyNot.title")}>
        <p>
          <a href={`/admin/rules/${why.version}`}>{t("rules:whyNot.version", { version: why.version })}</a>
        </p>
        <Traces lists={why.lists} />
      </Fold>
    </>
  );
}
