import { get } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vietnamDate } from "~/core/deadlines/calendar";
import { ruleSetSchema } from "~/core/routing/rules.schema";
import { addDays } from "~/core/shared/day";
import { languages } from "~/core/shared/language";
import type { Database } from "~/infra/db/client.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { freshDatabase } from "../support/database";
import { aLead } from "../support/desk";
import { type Product, startProduct } from "../support/product";

let product: Product;

beforeAll(async () => {
  const { db, url, close } = await freshDatabase();
  await answerProposals(db);
  await publishRules(db);
  await close();
  product = await startProduct({ DATABASE_URL: url });
});
afterAll(() => product?.stop());

/** Ten proposals of three weeks ago, each answered the day after. */
async function answerProposals(db: Database) {
  const received = new Date(Date.now() - 21 * 86_400_000);
  const at = new Date(received.getTime() + 86_400_000);
  for (let made = 0; made < 10; made += 1) {
    const { id } = await aLead(db, received);
    await db.leadEvent.create({ data: { leadId: id, kind: "resolved", at, data: {} } });
  }
}

/** The rules in force with four more in front: of yesterday, of tomorrow, without a name, and with a name in Vietnamese alone. */
async function publishRules(db: Database) {
  const { rules } = await db.ruleSet.findFirstOrThrow();
  const ruleSet = ruleSetSchema.parse(rules);
  const [first] = ruleSet.departmentRules;
  const [firstDue] = ruleSet.dueRules;
  if (!first || !firstDue) throw new Error("the rules have no rule");
  const dayAt = (days: number) => addDays(vietnamDate(new Date()), days);
  const more = [
    { code: "demo-over", name: { en: "Demo rule that is over" }, validTo: dayAt(-2) },
    { code: "demo-to-come", name: { en: "Demo rule to come" }, validFrom: dayAt(2) },
    { code: "demo-unnamed", name: {} },
    { code: "demo-vietnamese", name: { vi: "Quy tắc mẫu" }, validFrom: dayAt(-2), validTo: dayAt(2) },
  ].map((rule) => ({ ...rule, when: [{ topic: ["land" as const] }] }));
  const changed = {
    ...ruleSet,
    version: 900,
    departmentRules: [
      ...more.map((rule) => ({ ...rule, department: first.department })),
      ...ruleSet.departmentRules,
    ],
    dueRules: [...more.map((rule) => ({ ...rule, workingDays: 4 })), ...ruleSet.dueRules],
  };
  const at = new Date(Date.now() - 60_000);
  const stamps = { version: 900, note: "Demo" };
  await db.ruleSet.create({
    data: { ...stamps, rules: ruleSetSchema.parse(changed), loadedHash: "", createdAt: at },
  });
  await db.rulePublication.create({ data: { ...stamps, kind: "publish", from: at, at } });
  await touchCatalogue(db);
}

const page = (path: string, init: RequestInit = {}) =>
  fetch(`${product.url}${path}`, { redirect: "manual", ...init });

const publicPages = [
  "",
  "/opportunities",
  "/opportunities?q=logistics&currency=JPY&capitalMin=1000",
  "/opportunities?q=zzzz&kind=technology",
  "/opportunities/tay-ninh-airport",
  "/opportunities/huu-thanh",
  "/parks",
  "/parks/huu-thanh",
  "/communes",
  "/communes?q=tan%20binh",
  "/communes/duc-hoa",
  "/about",
  "/contact",
  "/how-it-works",
  "/privacy",
  "/terms",
  "/accessibility",
];

describe.each(languages)("every public page in %s", (lang) => {
  test.each(publicPages)("%s: whole, without script and cookie, with its other languages", async (path) => {
    const answer = await page(`/${lang}${path}`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(html).toContain(`<html lang="${lang}"`);
    expect(html.match(/<script(?! type="application\/ld\+json")/g)).toBeNull();
    expect(html.match(/ style="/g)).toBeNull();
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toMatch(/undefined|NaN|\[object|\{\{/);
    if (!html.includes('content="noindex"'))
      for (const other of languages) expect(html).toContain(`hrefLang="${other}"`);
  });
});

test("a historic call is said to be one, with its date and its sources, and never as open", async () => {
  const html = await (await page("/en/opportunities/long-an-border-gate-economic-zone")).text();
  expect(html).toContain("On a past list of calls");
  expect(html).not.toContain("On an official list");
  expect(html).toContain("its present state is not known");
  expect(html).toContain("2015; again in the 13 projects of July 2023");
  expect(html).toContain('href="https://eng.longan.gov.vn/Lists/InvestmentCurrent2/DispForm.aspx?ID=59"');
  expect(html).toContain("/en/proposals/new?opportunity=long-an-border-gate-economic-zone");
});

test("how it works lists the rules that decide today, each by its name or its code, in the language it is in", async () => {
  const html = await (await page("/en/how-it-works")).text();
  const cells = [...html.matchAll(/<th scope="row"><span(?: lang="([^"]+)")?>([^<]*)<\/span><\/th>/g)];
  const demo = cells.filter(([, , name]) => /demo|Quy tắc|^$/i.test(name ?? ""));
  const shown = demo.map(([, lang, name]) => [name, lang]);
  const today = [
    ["demo-unnamed", undefined],
    ["Quy tắc mẫu", "vi"],
  ];
  // Once among the rules on days, once among those on departments.
  expect(shown).toEqual([...today, ...today]);
});

test("land that private sites name is on no official list, and the list counts it by what its badge says", async () => {
  const land = await (await page("/en/opportunities/huu-thanh")).text();
  expect(land).toContain("Named in published sources");
  expect(land).not.toContain("On an official list");
  const list = await (await page("/en/opportunities?kind=park-land&status=named")).text();
  const all = await (await page("/en/opportunities?kind=park-land")).text();
  const count = /\d+ opportunities/;
  expect(count.exec(list)?.[0]).toBe(count.exec(all)?.[0]);
  const called = await (await page("/en/opportunities/solar-energy-development")).text();
  expect(called).toContain("Called, result unknown");
});

test("a park that leased by a source of years ago is said to have leased then", async () => {
  const html = await (await page("/ja/parks/huu-thanh")).text();
  expect(html).toContain("2023年時点で賃貸");
  expect(html).toContain("出典によれば、当時、用地を賃貸していました。");
  const list = await (await page("/ja/parks")).text();
  expect(list).not.toMatch(/賃貸募集中|2023年時点で賃貸、/);
  expect(list).not.toContain("2025年8月着手、2025年8月");
});

test("the term of a land lease is in the reader's language, and English words are marked as such", async () => {
  const terms = [
    ["/ja/parks/huu-thanh", "2069年8月6日まで"],
    ["/en/parks/tan-duc", "phase 1: until 28 October 2055"],
    ["/zh/parks/prodezi", "自2022年4月23日起50年"],
    ["/vi/parks/thu-thua", "đến năm 2069"],
  ] as const;
  for (const [path, term] of terms) expect(await (await page(path)).text()).toContain(term);
  expect(await (await page("/vi/parks/duc-hoa-3")).text()).toContain(
    '<span lang="en">13 component developers',
  );
  expect(await (await page("/vi/parks")).text()).toMatch(/lang="en"[^>]*>(<[^>]*>)*13 component developers/);
});

test("a price of lease is a figure of its date and no offer", async () => {
  const html = await (await page("/en/parks/huu-thanh")).text();
  expect(html).toMatch(/USD 155 a square metre.*about 2023.*not an offer/s);
});

test("a proposal about a commune begins with the place, and with no kind chosen for the reader", async () => {
  const html = await (await page("/vi/communes/an-ninh")).text();
  const href = /href="(\/vi\/proposals\/new\?[^"]*)"/.exec(html)?.[1] ?? "";
  expect(decodeURIComponent(href)).toMatch(/\?place=commune:\d+$/);
  const form = await (await page(href)).text();
  expect(form).toMatch(/name="place" value="commune:\d+"/);
  expect(form).not.toMatch(/name="kind"[^>]* checked/);
  expect(await (await page("/vi/proposals/new?place=commune:1")).text()).not.toContain('name="place"');
});

test("nothing on a public page tells which communes lie on the border", async () => {
  const html = await (await page("/en/communes/binh-hiep")).text();
  expect(html).not.toMatch(/border commune|sensitiv|appraisal|security/i);
});

test.each(languages)("the criteria in %s name nothing that stays inside the house", async (lang) => {
  const html = await (await page(`/${lang}/guides/criteria`)).text();
  const sources = /<main[\s\S]*<\/main>/.exec(html)?.[0].replace(/<a [\s\S]*?<\/a>/g, "") ?? "";
  expect(sources).not.toMatch(
    /defence|security|quốc phòng|an ninh|国防|國防|安全|安全保障|국방|안보|appraisal|thẩm định/i,
  );
});

test.each([
  ["ja", "100万米ドル"],
  ["ko", "1,000만 달러"],
  ["zh", "100万美元、300万美元"],
  ["zh-TW", "1,000萬美元"],
  ["vi", "1 triệu USD"],
  ["en", "USD 10 million"],
])("capital a hectare is counted as readers of %s count: %s", async (lang, figure) => {
  expect(await (await page(`/${lang}/guides/criteria`)).text()).toContain(figure);
});

test("the criteria are linked from the foot of every page and from offers to invest in", async () => {
  const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
  expect(await (await page("/ko")).text()).toContain('href="/ko/guides/criteria"');
  const offer = await (await page("/ko/opportunities/long-an-border-gate-economic-zone")).text();
  expect(main(offer)).toContain('href="/ko/guides/criteria"');
});

test("a commune's page hands its commune on to the form", async () => {
  const html = await (await page("/en/communes/binh-hiep")).text();
  const link = /href="(\/en\/proposals\/new\?[^"]*place=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  const form = await (await page(link ?? "")).text();
  expect(form).toMatch(/About this place[\s\S]*Binh Hiep/);
  expect(form).toMatch(/name="place" value="commune:\d+"/);
  expect(await (await page("/en/proposals/new?place=commune:1")).text()).not.toContain("About this place");
});

test("the home page says how fast proposals were answered, from real answers", async () => {
  const html = await (await page("/en")).text();
  expect(html).toContain("half of the proposals were answered within 1 working day (10 answers)");
});

test("a place typed by its old name leads to today's page; one that was split is asked about", async () => {
  const one = await page(`/vi/communes?q=${encodeURIComponent("xã Mỹ Hạnh Nam, Đức Hòa")}`);
  expect(one.status).toBe(303);
  expect(one.headers.get("Location")).toMatch(/^\/vi\/communes\//);
  const filter = await page(`/vi/opportunities?place=${encodeURIComponent("xã Mỹ Hạnh Nam, Đức Hòa")}`);
  expect(filter.headers.get("Location")).toMatch(/^\/vi\/opportunities\?place=commune:\d+$/);
  const ask = await (await page(`/vi/communes?q=${encodeURIComponent("xã Tân Bình")}`)).text();
  expect(ask).toContain("có thể là nhiều nơi hiện nay");
  // The four that it may be, and not all others below them.
  expect(ask.match(/href="\/vi\/communes\/[a-z-]+"/g)).toHaveLength(4);
});

test.each(languages)("what a department answers for is said in the reader's language: %s", async (lang) => {
  const html = await (await page(`/${lang}/contact`)).text();
  expect(/<p(?: lang="en")?>investment registration/i.test(html)).toBe(lang === "en");
});

test.each(["/en/opportunities/nowhere", "/en/parks/nowhere", "/en/communes/nowhere", "/xx/opportunities"])(
  "%s does not exist, and says so",
  async (path) => {
    expect((await page(path)).status).toBe(404);
  },
);

test.each([
  "page=0",
  "page=99999",
  "kind=%00",
  "capitalMin=abc&capitalMax=-1",
  "q=%F0%9F%9A%80%00",
  "sort=x",
])("the list takes %s without harm", async (query) => {
  expect((await page(`/en/opportunities?${query}`)).status).toBe(200);
});

/** The field of a filter, its group and what stands in it. */
function fieldOf(html: string, name: string) {
  const group = html
    .match(/<details[^>]*>[\s\S]*?<\/details>/g)
    ?.find((one) => one.includes(`name="${name}"`));
  const field = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(group ?? "")?.[0] ?? "";
  const described = /aria-describedby="([^"]*)"/.exec(field)?.[1];
  return {
    open: /^<details[^>]* open/.test(group ?? ""),
    value: /value="([^"]*)"/.exec(field)?.[1],
    invalid: field.includes('aria-invalid="true"'),
    error: described && new RegExp(`<p[^>]* id="${described}"[^>]*>([^<]*)`).exec(group ?? "")?.[1],
  };
}

test.each([
  ["ko", "capitalMin=삼백억 원&currency=KRW", "capitalMin", "삼백억 원", "금액을 읽을 수 없습니다."],
  ["vi", "capitalMax=-5", "capitalMax", "-5", "Nhập số tiền từ 0 trở lên."],
  ["zh", "capitalMax=10000兆", "capitalMax", "10000兆", "数值过大"],
  ["en", "areaMin=much", "areaMin", "much", "Enter the area in hectares"],
  ["ja", "areaMin=9&areaMax=5ha", "areaMax", "5ha", "下限には上限以下の値を入力してください。"],
])(
  "a filter that cannot be used keeps what was typed and says what to do: %s %s",
  async (lang, query, name, value, error) => {
    const html = await (await page(`/${lang}/opportunities?kind=project&${query}`)).text();
    const field = fieldOf(html, name);
    expect(field).toMatchObject({ open: true, value, invalid: true });
    expect(field.error).toContain(error);
    const plain = await (await page(`/${lang}/opportunities?kind=project`)).text();
    const rows = (text: string) => text.match(/href="\/[^/]+\/opportunities\/[^"?]+"/g);
    expect(rows(html)).toEqual(rows(plain));
  },
);

test("the results say which filter they are shown without", async () => {
  const html = await (await page("/ko/opportunities?capitalMin=삼백억 원&currency=KRW")).text();
  expect(html).toMatch(/다음 조건은 결과에 적용하지 않았습니다[\s\S]*최소 투자금액: “삼백억 원”/);
  expect(html).not.toContain("주소에서 읽을 수 없는 부분");
});

test("an amount in words stays in its field and in the links, and its chip says it in short", async () => {
  const html = await (await page("/ko/opportunities?capitalMin=100억&capitalMax=100조&currency=KRW")).text();
  expect(html).toContain("투자금액: 100억 원~100조 원");
  const next = /href="([^"]*sort=area[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  for (const text of [html, await (await page(next ?? "")).text()]) {
    expect(fieldOf(text, "capitalMin")).toEqual({ open: true, value: "100억", invalid: false });
    expect(fieldOf(text, "capitalMax").value).toBe("100조");
  }
  // A search within the filter carries them along.
  expect(html).toMatch(/type="hidden" name="capitalMin" value="100억"/);
});

test("an amount at a reference rate has no more figures than the rate can answer for", async () => {
  const html = await (await page("/ko/opportunities?currency=KRW&sort=capital")).text();
  const converted = [...html.matchAll(/약 ([\d,.]+)[조억만]? ?원/g)].map(([, figure]) => figure ?? "");
  expect(converted.length).toBeGreaterThan(3);
  for (const figure of converted) expect(figure.replace(/[,.]/g, "").length).toBeLessThanOrEqual(4);
});

test("the list with its style is under 40 KB on the wire, fonts apart", async () => {
  const list = await packed("/vi/opportunities");
  const html = brotliDecompressSync(list).toString();
  const styles = [...html.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map(([, href]) => packed(href ?? ""));
  const sizes = (await Promise.all(styles)).map((body) => body.length);
  expect(list.length + sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40 * 1024);
});

test("the sitemap names every page in every language, and robots.txt names the sitemap", async () => {
  const xml = await (await page("/sitemap.xml")).text();
  for (const lang of languages) {
    expect(xml).toContain(`<loc>${product.url}/${lang}/opportunities/tay-ninh-airport</loc>`);
    expect(xml).toContain(`hreflang="${lang}" href="${product.url}/${lang}/communes/duc-hoa"`);
  }
  expect(await (await page("/robots.txt")).text()).toContain(`Sitemap: ${product.url}/sitemap.xml`);
});

/** The bytes of an answer as a browser gets them. */
function packed(path: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(`${product.url}${path}`, { headers: { "Accept-Encoding": "br" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve(Buffer.concat(chunks)));
    }).on("error", reject);
  });
}
