import type { ReactNode } from "react";
import { useLocale } from "~/i18n/locale";
import { Button, ButtonRow } from "~/ui/forms/button";
import { ErrorSummary } from "~/ui/forms/error-summary";
import { PageHead } from "~/ui/layout/page-head";

/** What both steps of signing in share: the head, one error at most, where to go afterwards, and the button. */
export function CredentialsForm({
  title,
  about,
  error,
  back,
  children,
}: {
  title: string;
  about: string;
  error: { field: string; text: string } | null;
  back: string;
  children: ReactNode;
}) {
  const { t } = useLocale();
  return (
    <>
      <PageHead title={title} lead={about} />
      <ErrorSummary title={t("account:errors.title")} errors={error ? [error] : []} />
      <form method="post" noValidate>
        <input type="hidden" name="back" value={back} />
        {children}
        <ButtonRow>
          <Button>{t("account:sign-in.send")}</Button>
        </ButtonRow>
      </form>
    </>
  );
}
