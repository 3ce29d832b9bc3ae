import { useLocale } from "~/i18n/locale";
import { Notice } from "~/ui/data/notice";
import { langOf, textOf, type Words } from "~/ui/words";

/** The answer to a typed place that is several places of today, or none: the reader chooses, nothing is guessed. */
export function PlaceChoice({
  sentence,
  choices,
}: {
  sentence: string;
  choices: readonly { href: string; name: { text: string; lang: string }; because: string }[];
}) {
  const { lang } = useLocale();
  const words = (name: { text: string; lang: string }): Words => (name.lang === lang ? name.text : name);
  return (
    <Notice kind="caution" title={sentence}>
      {choices.length > 0 ? (
        <ul>
          {choices.map(({ href, name, because }) => (
            <li key={href}>
              <a href={href} lang={langOf(words(name))}>
                {textOf(words(name))}
              </a>
              {because ? ` – ${because}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
