import { renderToStaticMarkup } from "react-dom/server";
import type { Language } from "~/core/shared/language";
import { marks } from "~/i18n/marks";
import type { MailBlock, MailContent } from "./mail-content";

/** A mail as plain text and as one column of HTML without anything from outside: both say the same words. */
export function renderMail(content: MailContent, language: Language): { text: string; html: string } {
  return { text: plainText(content, language), html: html(content, language) };
}

function plainText(content: MailContent, language: Language): string {
  const parts = [
    content.greeting,
    ...content.blocks.map((block) => plainBlock(block, language)),
    content.signOff.join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function plainBlock(block: MailBlock, language: Language): string {
  if ("text" in block) return block.text;
  if ("facts" in block)
    return block.facts.map(([label, value]) => `${label}${marks[language].colon}${value}`).join("\n");
  return `${block.link.text}${marks[language].colon.trimEnd()}\n${block.link.href}`;
}

/** Mail programs drop style sheets, so the few styles stand on the elements. */
const styles = {
  body: {
    margin: 0,
    padding: "24px 16px",
    backgroundColor: "#FBFAF5",
    color: "#17211F",
    fontFamily: "'Be Vietnam Pro', Arial, sans-serif",
    fontSize: "16px",
    lineHeight: 1.6,
  },
  column: { maxWidth: "600px", margin: "0 auto" },
  text: { margin: "0 0 16px", whiteSpace: "pre-line" },
  facts: { margin: "0 0 16px", borderCollapse: "collapse" },
  label: {
    padding: "4px 16px 4px 0",
    textAlign: "left",
    verticalAlign: "top",
    fontWeight: "normal",
    color: "#55615D",
  },
  value: { padding: "4px 0", verticalAlign: "top" },
  link: { color: "#0C5A55" },
} as const;

function html(content: MailContent, language: Language): string {
  const page = (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{content.subject}</title>
      </head>
      <body style={styles.body}>
        <div style={styles.column}>
          <p style={styles.text}>{content.greeting}</p>
          {content.blocks.map((block, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a mail are written once and never move.
            <Block key={index} block={block} />
          ))}
          <p style={styles.text}>{content.signOff.join("\n")}</p>
        </div>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

function Block({ block }: { block: MailBlock }) {
  if ("text" in block) return <p style={styles.text}>{block.text}</p>;
  if ("link" in block)
    return (
      <p style={styles.text}>
        <a href={block.link.href} style={styles.link}>
          {block.link.text}
        </a>
      </p>
    );
  return (
    <table style={styles.facts}>
      <tbody>
        {block.facts.map(([label, value]) => (
          <tr key={label}>
            <th scope="row" style={styles.label}>
              {label}
            </th>
            <td style={styles.value}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
