import type { ReactNode } from "react";
import { Mark } from "~/ui/mark/mark";
import type { TextLink } from "~/ui/words";
import styles from "./desk-shell.module.css";

export type DeskShellProps = {
  readonly homeHref: string;
  /** Only what this person may open: the caller asks the policy. `count` is shown beside the word, with its text. */
  readonly nav: readonly (TextLink & {
    readonly count?: { readonly value: string; readonly text: string };
  })[];
  readonly who: { readonly name: string; readonly role: string; readonly href?: string };
  /** The sign-out form's address; `fields` are its hidden inputs. */
  readonly signOut: {
    readonly action: string;
    readonly text: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
  /** The search of the desk, already built (a `SearchForm`), shown in the head. */
  readonly search?: ReactNode;
  readonly texts: {
    readonly skip: string;
    readonly name: string;
    readonly desk: string;
    readonly nav: string;
    readonly menu: string;
    readonly close: string;
    /** On paper only: whose desk it was, and when. */
    readonly printed: string;
  };
  readonly children: ReactNode;
};

/** The staff's page: a head of two thin lines, everything else for the work. */
export function DeskShell({ homeHref, nav, who, signOut, search, texts, children }: DeskShellProps) {
  return (
    <div className={styles.desk}>
      <a className="skip-link" href="#content">
        {texts.skip}
      </a>
      <header className={styles.head}>
        <div className={styles.bar}>
          <a className={styles.brand} href={homeHref}>
            <Mark size={24} />
            <span lang="vi">{texts.name}</span>
            <span className={styles.room}>{texts.desk}</span>
          </a>
          {search ? <div className={styles.search}>{search}</div> : null}
          <p className={styles.who}>
            {who.href ? <a href={who.href}>{who.name}</a> : who.name}
            <span className={styles.role}>{who.role}</span>
          </p>
          <form className={styles.signOut} method="post" action={signOut.action}>
            {Object.entries(signOut.fields ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit">{signOut.text}</button>
          </form>
          <button className={styles.menuButton} type="button" {...{ popovertarget: "desk-menu" }}>
            {texts.menu}
          </button>
        </div>
        <nav className={styles.nav} id="desk-menu" aria-label={texts.nav} {...{ popover: "auto" }}>
          <button
            className={styles.closeButton}
            type="button"
            {...{ popovertarget: "desk-menu", popovertargetaction: "hide" }}
          >
            {texts.close}
          </button>
          {nav.map((link) => (
            <a key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
              {link.text}
              {link.count ? (
                <span className={styles.count}>
                  <span aria-hidden="true">{link.count.value}</span>
                  <span className="visually-hidden"> {link.count.text}</span>
                </span>
              ) : null}
            </a>
          ))}
        </nav>
      </header>
      <main className={styles.content} id="content" tabIndex={-1}>
        <p className={styles.printed}>{texts.printed}</p>
        {children}
      </main>
    </div>
  );
}
