import type { Locale } from "~/i18n/locale";
import { mailTemplates } from "~/services/mail/mail-templates";

/** What a mail is, in words. */
export function mailName(template: string, { t }: Pick<Locale, "t">): string {
  const known = mailTemplates.find((name) => name === template);
  return known ? t(`desk:outbox.templates.${known}`) : template;
}
