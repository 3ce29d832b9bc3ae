import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { textOf, type Words } from "~/ui/words";

/** What an action that took a form says of it in the address it leads to: `?saved=`; null when none was taken. */
export function savedIn(request: Request): string | null {
  return new URL(request.url).searchParams.get("saved");
}

/** Says that a form was taken, and of whom or what it was. */
export function SavedNotice({ what }: { what: Words | undefined }) {
  const { t } = useLocale();
  return what === undefined ? null : (
    <Notice kind="done" title={t("desk:form.saved", { what: textOf(what) })} />
  );
}
