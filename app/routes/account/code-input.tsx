import { useLocale } from "~/i18n/locale";
import { TextInput } from "~/ui/forms/text-input";

/** The code that an authenticator shows. */
export function CodeInput({ error }: { error: string | undefined }) {
  const { t } = useLocale();
  return (
    <TextInput
      name="code"
      label={t("account:second-factor.code")}
      error={error}
      inputMode="numeric"
      autoComplete="one-time-code"
      width="short"
      maxLength={20}
    />
  );
}
