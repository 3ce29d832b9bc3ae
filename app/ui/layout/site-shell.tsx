import type { ReactNode } from "react";
import { Mark } from "~/ui/mark/mark";
import type { TextLink } from "~/ui/words";
import { HeadRule } from "./head-rule";
import styles from "./site-shell.module.css";

/** One language of the switch: its own name, and this same page in it. */
export type LanguageLink = {
  readonly href: string;
  readonly text: string;
  readonly lang: string;
  readonly current?: boolean;
};

export type SiteShellTexts = {
  /** "Skip to the content" */
  readonly skip: string;
  /** "Vàm Cỏ" */
  readonly name: string;
  /** "Tây Ninh Province" */
  readonly place: string;
  /** Names of the landmarks, and the words on the phone's buttons. */
  readonly nav: string;
  readonly menu: string;
  readonly close: string;
  readonly languages: string;
};

export type SiteShellProps = {
  readonly homeHref: string;
  readonly nav: readonly TextLink[];
  readonly languages: readonly LanguageLink[];
  /** The languages are buttons of this form, which is posted to the address of each with this field. */
  readonly languageForm?: { readonly id: string; readonly name: string; readonly value: string };
  /** Stands beside the languages: sign in, my proposals. */
  readonly account?: TextLink;
  readonly footer: {
    readonly columns: readonly { readonly title: string; readonly links: readonly TextLink[] }[];
    /** Who publishes the site, on what basis; one line each. */
    readonly legal: readonly string[];
  };
  readonly texts: SiteShellTexts;
  readonly children: ReactNode;
};

/**
 * The public page around its content: head, navigation, languages, footer.
 * On a phone navigation and languages are a native popover; a browser without popovers shows them in place.
 */
export function SiteShell(props: SiteShellProps) {
  const { homeHref, nav, languages, languageForm, account, footer, texts, children } = props;
  return (
    <>
      <a className="skip-link" href="#content">
        {texts.skip}
      </a>
      <header className={styles.head}>
        <div className={styles.bar}>
          <a className={styles.brand} href={homeHref}>
            <Mark size={40} />
            <span className={styles.name} lang="vi">
              {texts.name}
            </span>
            <span className={styles.place}>{texts.place}</span>
          </a>
          <button className={styles.menuButton} type="button" {...{ popovertarget: "site-menu" }}>
            {texts.menu}
          </button>
          <div className={styles.menu} id="site-menu" {...{ popover: "auto" }}>
            <button
              className={styles.closeButton}
              type="button"
              {...{ popovertarget: "site-menu", popovertargetaction: "hide" }}
            >
              {texts.close}
            </button>
            <nav className={styles.nav} aria-label={texts.nav}>
              {nav.map((link) => (
                <a key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
                  {link.text}
                </a>
              ))}
            </nav>
            <nav className={styles.languages} aria-label={texts.languages}>
              {languageForm ? <EnterButton form={languageForm.id} /> : null}
              {languages.map((language) => (
                <LanguageItem key={language.lang} language={language} form={languageForm} />
              ))}
              {account ? (
                <a
                  className={styles.account}
                  href={account.href}
                  aria-current={account.current ? "page" : undefined}
                >
                  {account.text}
                </a>
              ) : null}
            </nav>
          </div>
        </div>
        <HeadRule />
      </header>
      <main className={styles.content} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={styles.foot}>
        <div className={styles.footInner}>
          <p className={styles.footName}>
            <Mark size={32} />
            <span lang="vi">{texts.name}</span>
          </p>
          {footer.columns.map((column) => (
            <nav key={column.title} className={styles.footColumn} aria-label={column.title}>
              <h2>{column.title}</h2>
              <ul>
                {column.links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href}>{link.text}</a>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
          <div className={styles.legal}>
            {footer.legal.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      </footer>
    </>
  );
}

/** A link, or where a form is open a button of it that looks like one. */
function LanguageItem({ language, form }: { language: LanguageLink; form: SiteShellProps["languageForm"] }) {
  const { href, text, lang } = language;
  const current = language.current ? "true" : undefined;
  return form ? (
    <button
      type="submit"
      form={form.id}
      formAction={href}
      name={form.name}
      value={form.value}
      lang={lang}
      aria-current={current}
    >
      {text}
    </button>
  ) : (
    <a href={href} lang={lang} hrefLang={lang} aria-current={current}>
      {text}
    </a>
  );
}

/**
 * Enter in a field presses the first button of its form, and those of the languages stand before its own. This one
 * stands before them and only sends the form; not `hidden`, since Safari passes over a button that is not drawn.
 */
function EnterButton({ form }: { form: string }) {
  return <button className="visually-hidden" type="submit" form={form} tabIndex={-1} aria-hidden="true" />;
}
