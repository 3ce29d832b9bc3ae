import { useLocale } from "~/i18n/locale";
import { Fold } from "./fold";
import type { LinkText, MatchText, MatchTexts } from "./matches-texts.server";
import styles from "./panels.module.css";

/** On the lead's page: what fits best, in a line each, and what is linked. */
export function MatchesPanel({ matches }: { matches: MatchTexts | null }) {
  const { t } = useLocale();
  if (!matches) return null;
  const isEmpty = matches.opportunities.length + matches.counterparts.length === 0;
  return (
    <Fold title={t("matching:panel.title")}>
      {isEmpty ? <p>{t("matching:panel.none")}</p> : null}
      <MatchList title={t("matching:panel.opportunities")} matches={matches.opportunities} />
      <MatchList title={t("matching:panel.counterparts")} matches={matches.counterparts} />
      {matches.links.length > 0 ? (
        <>
          <h3>{t("matching:panel.links")}</h3>
          <ul className={styles.list}>
            {matches.links.map((link) => (
              <li key={link.id}>
                <LinkLine link={link} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>
        <a href={`/admin/leads/${matches.code}/matches`}>{t("matching:panel.open")}</a>
      </p>
    </Fold>
  );
}

function MatchList({ title, matches }: { title: string; matches: readonly MatchText[] }) {
  if (matches.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.list}>
        {matches.map((match) => (
          <li key={match.key}>
            <MatchName match={match} />
            <p className={styles.about}>
              <strong>{match.total}</strong> · {match.because}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The name of an opportunity or the subject of a lead, in its own language. */
export function MatchName({ match }: { match: MatchText }) {
  return (
    <a href={match.href}>
      {match.code ? `${match.code} · ` : null}
      <span lang={match.name.lang}>{match.name.text}</span>
    </a>
  );
}

/** What is linked, why, and by whom. */
export function LinkLine({ link }: { link: LinkText }) {
  const name = <span lang={link.name.lang}>{link.name.text}</span>;
  return (
    <>
      {link.href ? <a href={link.href}>{name}</a> : name}
      <p className={styles.typed}>{link.reason}</p>
      <p className={styles.about}>{link.by}</p>
    </>
  );
}
