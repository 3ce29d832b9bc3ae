import { readdirSync, readFileSync } from "node:fs";
import { countries } from "~/core/shared/country";
import type { Database } from "~/infra/db/client.server";
import { decode } from "./html-client";

/** Looks for words of a page that stand outside ⟦ and ⟧: see tests/journeys/pseudo-language.test.ts. */

/** Elements that begin a text of their own; a text may go on through all others. */
const blocks =
  /^(p|div|li|ul|ol|dl|dt|dd|h[1-6]|td|th|tr|table|caption|thead|tbody|label|legend|button|summary|details|section|article|main|nav|header|footer|aside|form|fieldset|option|select|title|a|figure|figcaption|time|textarea|blockquote|small|address|body|html|head|svg|text|hr|br)$/;
/** What a reader meets as words, besides the texts themselves. */
const attributes = /\s(title|aria-label|placeholder|alt|aria-description)="([^"]*)"/g;
const voids =
  /^(input|br|hr|meta|link|img|source|wbr|col|path|circle|rect|use|line|polyline|polygon|ellipse)$/;

/** Words that are the same in every language, and are not in `locales/`. */
const everywhere = [
  /Vàm Cỏ/g,
  /\b(VC|DA)\d\d-[0-9A-Z]{6}-[0-9A-Z]/g,
  // Addresses, of pages and of people.
  /(https?:\/\/|\b[\w-]+(\.[\w-]+)+\/)\S*/g,
  /[\w.+-]+@[\w.-]+/g,
  // The header of a mail is called so everywhere.
  /Message-ID/g,
  // The key of a second factor.
  /\b([A-Z2-7]{4} ){7}[A-Z2-7]{4}\b/g,
  // What Intl writes: dates, moments, amounts.
  /\b(\d{1,2} )?(January|February|March|April|May|June|July|August|September|October|November|December)( \d{4})?( at)?\b/g,
  /\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d{4}\b/g,
  /\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g,
  /\b(USD|VND|EUR|JPY|KRW|TWD|CNY|US)\b/g,
  /\b(million|billion|trillion|thousand|ha|km²|[KMBT]|bn|m|am|pm|UTC|GMT)\b/g,
];

/** Where one element ends and another begins within a text. */
const seam = "\u0001";

type Found = { text: string; within: string };

/** Every text of the page that nobody has written in `locales/`, and that is not one of `known`. */
export function untranslated(html: string, known: ReadonlySet<string>): Found[] {
  const found: Found[] = [];
  const page = html
    .replace(/<!(--[\s\S]*?--|doctype[^>]*)>/gi, "")
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "");
  for (const [tag] of page.matchAll(/<[a-z][^>]*>/gi)) {
    const description = /<meta name="description" content="([^"]*)"/.exec(tag)?.[1];
    const values = [...tag.matchAll(attributes)].map(([, , value]) => value ?? "");
    if (/\slang="(?!en")/.test(tag)) continue;
    for (const value of [...values, ...(description ? [description] : [])]) {
      for (const text of outside(decode(value), known)) found.push({ text, within: tag.slice(0, 160) });
    }
  }
  for (const text of textsOf(page)) {
    for (const rest of outside(text, known)) found.push({ text: rest, within: text.slice(0, 160) });
  }
  return found;
}

/** The texts of a page, one a block, without those in another language and without what people typed. */
function textsOf(page: string): string[] {
  const texts: string[] = [];
  // What is in another language, what somebody typed, and the letter of a key.
  const open: { name: string; unsaid: boolean }[] = [];
  let text = "";
  const end = () => {
    if (text.trim() !== "") texts.push(decode(text).replace(/\s+/g, " ").trim());
    text = "";
  };
  for (const [piece, closing, name = ""] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+/gi)) {
    const tag = name.toLowerCase();
    if (name === "") {
      if (!open.some(({ unsaid }) => unsaid)) text += piece;
      continue;
    }
    if (blocks.test(tag)) end();
    else text += seam;
    if (closing) {
      const at = open.findLastIndex((element) => element.name === tag);
      if (at >= 0) open.length = at;
    } else if (!voids.test(tag) && !piece.endsWith("/>")) {
      open.push({ name: tag, unsaid: /\slang="(?!en")/.test(piece) || tag === "textarea" || tag === "kbd" });
    }
  }
  end();
  return texts;
}

/** What is left of a text without what stands in brackets, what is data, and what is the same everywhere. */
function outside(text: string, known: ReadonlySet<string>): string[] {
  let depth = 0;
  let rest = "";
  for (const letter of text) {
    if (letter === "⟦") depth += 1;
    else if (letter === "⟧") depth = Math.max(0, depth - 1);
    else if (depth === 0) rest += letter;
    if (letter === "⟦" || letter === "⟧") rest += seam;
  }
  return rest
    .split(seam)
    .map((part) => part.trim())
    .filter((part) => !known.has(part) && piecesOf(part).some((piece) => !known.has(piece)));
}

/** The pieces of a text that hold words, by the marks that pages join data with. */
function piecesOf(text: string): string[] {
  const rest = everywhere.reduce((left, pattern) => left.replace(pattern, " "), text);
  return (
    rest
      // Numbers of a list.
      .replace(/^\d+\. /, "")
      .split(/[·,;:()（）“”"/–—→+\n]|\. | and |\s{2,}/)
      .map((piece) => piece.trim())
      .filter((piece) => /\p{L}/u.test(piece))
  );
}

/**
 * Data: every text of the reference data, of the leads and of the people in this database, whole and in its pieces, and
 * the names of countries and languages as Intl has them. What the test itself types is handed in.
 */
export async function knownTexts(db: Database, typed: readonly string[]): Promise<Set<string>> {
  const texts = new Set<string>();
  const take = (value: unknown): void => {
    if (typeof value === "string") {
      const text = value.replace(/\s+/g, " ").trim();
      texts.add(text);
      for (const piece of piecesOf(text)) texts.add(piece);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(take);
  };
  for (const file of readdirSync("prisma/data").filter((name) => name.endsWith(".json"))) {
    take(JSON.parse(readFileSync(`prisma/data/${file}`, "utf8")));
  }
  take(typed);
  take(await db.opportunity.findMany());
  take(await db.lead.findMany());
  take(await db.leadTask.findMany({ select: { question: true, answer: true, conditions: true } }));
  take(await db.staff.findMany());
  take(await db.project.findMany());
  take(await db.obstacle.findMany());
  take(await db.obstacleCause.findMany());
  take(await db.ruleSet.findMany({ select: { note: true } }));
  take(await db.ruleExample.findMany());
  take(await db.scorecard.findMany({ select: { note: true } }));
  take(await db.leadScore.findMany({ select: { judgements: true, gateReason: true } }));
  take(await db.mail.findMany({ select: { subject: true, to: true } }));
  take((await db.leadEvent.findMany({ select: { data: true } })).map(({ data }) => data));
  const languageName = new Intl.DisplayNames("en-GB", { type: "language" });
  const countryName = new Intl.DisplayNames("en-GB", { type: "region" });
  take(
    ["vi", "en", "zh", "zh-TW", "zh-CN", "zh-Hans", "zh-Hant", "ja", "ko"].map((tag) => languageName.of(tag)),
  );
  take(countries.map((code) => countryName.of(code)));
  return texts;
}
