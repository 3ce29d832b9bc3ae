import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Language, languages } from "../app/core/shared/language";
import { namespaces } from "../app/i18n/keys";

/**
 * Part of `npm run check`: every text of the interface exists in all six languages, with the same variables, in its own
 * script, and every key is used. Prints what is wrong, one line each, and fails.
 */

type Texts = Map<string, string>;

/** Values that are rightly the same as in English, each with its reason: `namespace:key` or a whole value. */
const sameAsEnglish: { match: RegExp; reason: string }[] = JSON.parse(
  readFileSync("tools/same-as-english.json", "utf8"),
).map(({ match, reason }: { match: string; reason: string }) => ({ match: new RegExp(match), reason }));

/** At least one letter of the language's script must stand in a value that has letters at all. */
const scripts: Partial<Record<Language, RegExp>> = {
  zh: /\p{Script=Han}/u,
  "zh-TW": /\p{Script=Han}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
};

/** Characters that only one of the two Chinese scripts uses: a sign of a text that was copied over. */
const onlyTraditional = /[們個這來時會對發現學問題關開辦機營項網聯絡資訊質稱應該為處務員門]/u;
const onlySimplified = /[们个这来时会对发现学问题关开办机营项网联络资讯质称应该为处务员门]/u;
const shared = /[現題問該營稱]/gu;

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join(",");
const pluralBase = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, "");

function read(language: Language): Texts {
  const texts: Texts = new Map();
  for (const namespace of namespaces) {
    const file = path.join("locales", language, `${namespace}.json`);
    collect(JSON.parse(readFileSync(file, "utf8")), `${namespace}:`, texts);
  }
  return texts;
}

function collect(value: unknown, key: string, into: Texts): void {
  if (typeof value === "string") into.set(key, value);
  else if (value && typeof value === "object") {
    const join = key.endsWith(":") ? "" : ".";
    for (const [name, inner] of Object.entries(value)) collect(inner, `${key}${join}${name}`, into);
  }
}

const problems: string[] = [];
const english = read("en");
const plurals = new Set([...english.keys()].filter((key) => key.endsWith("_one")).map(pluralBase));

for (const key of english.keys()) {
  if (key.endsWith("_one") && !english.has(`${pluralBase(key)}_other`))
    problems.push(`en ${key}: no _other beside it`);
}

for (const language of languages.filter((code) => code !== "en")) {
  const texts = read(language);
  // Only English tells one from many; the others have the `other` form alone.
  const expected = [...english.keys()].filter(
    (key) => !(key.endsWith("_one") && plurals.has(pluralBase(key))),
  );
  for (const key of expected) {
    const text = texts.get(key);
    if (!text?.trim()) problems.push(`${language} ${key}: missing`);
    else problems.push(...faults(language, key, text).map((fault) => `${language} ${key}: ${fault}`));
  }
  for (const key of texts.keys()) if (!expected.includes(key)) problems.push(`${language} ${key}: not in en`);
}

function faults(language: Language, key: string, text: string): string[] {
  const found: string[] = [];
  const source = english.get(key) ?? "";
  if (placeholders(text) !== placeholders(source)) found.push(`variables differ: ${text}`);
  const exempt = sameAsEnglish.some(({ match }) => match.test(key) || match.test(text));
  if (exempt) return found;
  const words = text.replace(/\{\{.*?\}\}/g, "");
  if (text === source && /\p{Letter}/u.test(words)) found.push(`the same as in English: ${text}`);
  const script = scripts[language];
  if (script && /\p{Letter}/u.test(words) && !script.test(words)) found.push(`not in its script: ${text}`);
  if (language === "zh" && onlyTraditional.test(words.replace(shared, ""))) {
    if ([...words].some((letter) => onlyTraditional.test(letter) && !onlySimplified.test(letter))) {
      found.push(`traditional characters: ${text}`);
    }
  }
  if (language === "zh-TW") {
    if ([...words].some((letter) => onlySimplified.test(letter) && !onlyTraditional.test(letter))) {
      found.push(`simplified characters: ${text}`);
    }
  }
  return found;
}

/** A key is used where its text stands in the code, whole or as the beginning of a template literal. */
function usedKeys(): { whole: Set<string>; beginnings: string[] } {
  const whole = new Set<string>();
  const beginnings: string[] = [];
  const pattern = new RegExp(`["'\`]((?:${namespaces.join("|")}):[\\w.$\\{-]*)`, "g");
  for (const folder of ["app", "commands"]) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.parentPath.includes("generated")) continue;
      const code = readFileSync(path.join(entry.parentPath, entry.name), "utf8");
      for (const [, key = ""] of code.matchAll(pattern)) {
        const variable = key.indexOf("${");
        if (variable < 0) whole.add(key);
        else beginnings.push(key.slice(0, variable));
      }
    }
  }
  return { whole, beginnings };
}

const { whole, beginnings } = usedKeys();
for (const key of english.keys()) {
  const used =
    whole.has(key) || whole.has(pluralBase(key)) || beginnings.some((beginning) => key.startsWith(beginning));
  if (!used) problems.push(`en ${key}: used nowhere`);
}

if (problems.length > 0) {
  console.error(`${problems.join("\n")}\n${problems.length} faults in the translations`);
  process.exit(1);
}
console.log(`translations: ${english.size} texts in ${languages.length} languages`);
