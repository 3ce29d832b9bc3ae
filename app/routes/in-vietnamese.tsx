import { useLocale } from "~/i18n/locale";
import { marks } from "~/i18n/marks";

/** The Vietnamese name behind a translated one, in the brackets of the page's language. */
export function InVietnamese({ name }: { name: string }) {
  const { lang } = useLocale();
  const { open, close } = marks[lang];
  return (
    <>
      {open}
      <span lang="vi">{name}</span>
      {close}
    </>
  );
}
