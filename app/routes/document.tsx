import type { ReactNode } from "react";
import type { Language } from "~/core/shared/language";

/** The frame of every page: what a browser is told before it reads on, and the body. */
export function Document({ lang, head, children }: { lang: Language; head: ReactNode; children: ReactNode }) {
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {head}
      </head>
      <body>
        {children}
        {import.meta.env.DEV ? <script type="module" src="/@vite/client" /> : null}
      </body>
    </html>
  );
}

/** What every page links to besides its styles. */
export const icons = [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
];
