import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldsOf } from "~/core/intake/steps";
import type { Database } from "~/infra/db/client.server";
import { acceptLead } from "~/services/leads/accept-lead.server";
import { askSubmitter } from "~/services/leads/ask-submitter.server";
import { resumeLead } from "~/services/leads/resume-lead.server";
import { freshDatabase } from "../support/database";
import { aStaff, deskOf, secret, seenNow } from "../support/desk";
import {
  decode,
  filled,
  formOf,
  goOn,
  goThrough,
  leadFields,
  open,
  type Page,
  post,
  words,
} from "../support/html-client";
import { type Product, startProduct } from "../support/product";

let product: Product;
let db: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  ({ db, close } = database);
  product = await startProduct({ DATABASE_URL: database.url, SESSION_SECRET: secret });
});
afterAll(async () => {
  await product?.stop();
  await close();
});

const kieuBao: Record<string, string> = {
  kind: "return",
  "submitter.type": "overseas-vietnamese",
  need: "residence",
  subject: "Đăng ký thường trú",
  message: "Tôi muốn về sống ở quê.",
  place: "xã Mỹ Hạnh Nam, Đức Hòa",
  "submitter.name": "Nguyễn Thị Demo",
  "submitter.email": "demo@example.com",
  "submitter.country": "JP",
  "submitter.phone": "090-1234-5678",
  "submitter.language": "vi",
  consent: "2026-1",
};

const factory: Record<string, string> = {
  kind: "investment",
  "submitter.type": "foreign-investor",
  subject: "電子部品の工場",
  message: "2.5ヘクタールの土地を借りたい。",
};

const at = (path: string) => `${product.url}${path}`;
const start = (lang = "vi", query = "") => open(at(`/${lang}/proposals/new${query}`));

function stepOf(page: Page): string | null {
  return new URL(page.url).searchParams.get("step");
}

/** Goes on from the first page until the step is there. */
async function toStep(step: string, values: Record<string, string>): Promise<Page> {
  let page = await start();
  while (standing(page)["form.step"] !== step) page = await goOn(page, values);
  return page;
}

/** Fills in the step and presses "Back". */
function goBack(page: Page, values: Record<string, string>): Promise<Page> {
  expect(page.html).toMatch(/<button[^>]* name="go" value="back"/);
  const { action = "" } = formOf(page.html) ?? {};
  return post(at(action), [...Object.entries(filledIn(page, values)), ["go", "back"]]);
}

/** Fills in the step and presses a language in the head of the page. */
function changeLanguage(page: Page, lang: string, values: Record<string, string>): Promise<Page> {
  const button = [...page.html.matchAll(/<button\s[^>]*>/g)].find(([tag]) => tag.includes(` lang="${lang}"`));
  const part = (name: string) => decode(new RegExp(` ${name}="([^"]*)"`).exec(button?.[0] ?? "")?.[1] ?? "");
  return post(at(part("formaction")), [
    ...Object.entries(filledIn(page, values)),
    [part("name"), part("value")],
  ]);
}

/** What the step posts when it is filled in so; nothing of its buttons. */
function filledIn(page: Page, values: Record<string, string>): Record<string, string> {
  const form = formOf(page.html);
  return form ? Object.fromEntries(filled({ ...form, submit: null }, values)) : {};
}

/** What stands in the fields of the step. */
function standing(page: Page): Record<string, string> {
  return filledIn(page, {});
}

async function sent(values = kieuBao): Promise<Page> {
  const page = await goThrough(await start(), values);
  expect(page.url, words(page.html)).toContain("/proposals/sent/");
  return page;
}

function codeOf(page: Page): string {
  return /VC\d\d-[0-9A-Z]{6}-[0-9A-Z]/.exec(words(page.html))?.[0] ?? "";
}

describe("a client that knows HTML and the Lead JSON", () => {
  const example = z.object({
    lead: z.looseObject({
      kind: z.string(),
      submitter: z.looseObject({ language: z.string() }),
      opportunity: z.string().optional(),
      consent: z.object({ version: z.string() }),
    }),
  });
  const examples = readFileSync("prisma/data/routing-examples.jsonl", "utf8")
    .trim()
    .split("\n")
    .map((line) => example.parse(JSON.parse(line)).lead);
  const oneOfEachKind = [...new Map(examples.map((lead) => [lead.kind, lead])).values()];

  test.each(oneOfEachKind.map((lead) => [lead.kind, lead] as const))(
    "sends a proposal of kind %s, in the language of its sender",
    async (_, { consent, ...lead }) => {
      const { language } = lead.submitter;
      const query = lead.opportunity ? `?opportunity=${lead.opportunity}` : "";
      const values = { ...leadFields(lead), consent: consent.version };
      const page = await goThrough(await start(language, query), values);
      expect(page.url, words(page.html)).toContain(`/${language}/proposals/sent/`);
      expect(codeOf(page)).not.toBe("");
    },
  );

  test("may send everything at once", async () => {
    const form = formOf((await start()).html);
    const token = form?.fields.find(({ name }) => name === "form.token")?.value ?? "";
    const fields = Object.entries({ ...kieuBao, "form.token": token, intent: "send" });
    const page = await post(at("/vi/proposals/new"), fields);
    expect(page.url).toContain("/vi/proposals/sent/");
  });
});

describe("the receipt", () => {
  test("says who answers by when, in the sender's hours too, and where the procedure itself is filed", async () => {
    const text = words((await sent()).html);
    expect(text).toContain("quản lý cư trú");
    expect(text).toMatch(/Chậm nhất ngày \d\d\/\d\d\/\d{4}/);
    expect(text).toContain("Nhật Bản");
    expect(text).toContain("dichvucong.gov.vn");
  });

  test("is not kept by caches, not indexed, and is a 404 under another secret", async () => {
    const page = await sent();
    expect(page.headers.get("Cache-Control")).toBe("no-store");
    expect(page.html).toContain('<meta name="robots" content="noindex"/>');
    const other = page.url.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect((await open(other)).status).toBe(404);
  });

  test("comes again for the same form, and a form that was changed after sending is told so", async () => {
    const steps: Page[] = [];
    let page = await start();
    while (!page.url.includes("/sent/")) {
      steps.push(page);
      page = await goOn(page, kieuBao);
    }
    const check = steps.at(-1);
    const about = steps.at(-3);
    if (!check || !about) throw new Error("the steps are missing");
    expect((await goOn(check, kieuBao)).url).toBe(page.url);
    const changed = await goOn(about, { ...kieuBao, subject: "Changed after sending" });
    expect(changed.status).toBe(409);
    expect(words(changed.html)).toContain(codeOf(page));
    const again = await goThrough(await goOn(changed, kieuBao), kieuBao);
    expect(codeOf(again)).not.toBe(codeOf(page));
    expect(codeOf(again)).not.toBe("");
  });
});

describe("the steps", () => {
  test("a step that lacks something comes back with 422, its sentence, and everything that was typed", async () => {
    let page = await start("vi", "?kind=return");
    page = await goOn(page, kieuBao);
    page = await goOn(page, kieuBao);
    page = await goOn(page, { message: "Giữ lại lời này" });
    expect(page.status).toBe(422);
    expect(page.html).toContain('href="#subject"');
    expect(page.html).toContain("Giữ lại lời này");
  });

  test("what was typed is still there in another language, and when one comes back later", async () => {
    let page = await start();
    for (let step = 0; step < 4; step += 1) page = await goOn(page, kieuBao);
    expect(stepOf(page)).toBe("you");
    const about = page.url.replace("/vi/", "/en/").replace("step=you", "step=about");
    expect((await open(about)).html).toContain(kieuBao.subject);
  });

  test("what was typed and not sent is still there after going back and on again, right or wrong", async () => {
    const typed: Record<string, string> = {
      ...factory,
      areaHa: "two or three",
      place: "Huyện Đức Hòa",
      "capital.currency": "JPY",
    };
    const before = await goBack(await toStep("about", typed), typed);
    expect([before.status, stepOf(before)]).toEqual([200, "who"]);
    const again = await goOn(before, typed);
    expect([again.status, stepOf(again)]).toEqual([200, "about"]);
    expect(standing(again)).toMatchObject({
      subject: typed.subject,
      message: typed.message,
      areaHa: "two or three",
      place: "Huyện Đức Hòa",
      "capital.currency": "JPY",
    });
    const refused = await goOn(again, {});
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#areaHa"');
  });

  test("what was typed and is wrong is not sent by going back and round it", async () => {
    const you = await toStep("you", kieuBao);
    const typed = { ...kieuBao, "submitter.email": "nobody at home" };
    const about = await goBack(you, typed);
    expect(stepOf(about)).toBe("about");
    const ahead = await open(about.url.replace("step=about", "step=check"));
    expect(standing(ahead)["form.step"]).toBe("you");
    const sending = await post(
      about.url,
      Object.entries({ ...standing(about), consent: "2026-1", intent: "send" }),
    );
    expect([sending.status, stepOf(sending)]).toEqual([422, "you"]);
    expect(standing(sending)["submitter.email"]).toBe("nobody at home");
  });

  test("from the check page one goes back too, and sends afterwards", async () => {
    const check = await goBack(await toStep("check", kieuBao), {});
    expect(stepOf(check)).toBe("you");
    expect((await goThrough(check, kieuBao)).url).toContain("/proposals/sent/");
  });

  test("the first step has nothing before it", async () => {
    expect((await start()).html).not.toContain('value="back"');
  });

  test.each(["kind", "who", "matter", "about", "you"] as const)(
    "what was typed at the step %s and not sent is still there in another language",
    async (step) => {
      const typed: Record<string, string> = {
        ...kieuBao,
        "submitter.phone": "one two",
        place: "Huyện Đức Hòa",
      };
      const passed: Record<string, string> = { ...typed, place: kieuBao.place ?? "" };
      const page = await toStep(step, passed);
      const other = await changeLanguage(page, "ja", typed);
      expect([other.status, stepOf(other)]).toEqual([200, step]);
      expect(other.url).toContain("/ja/proposals/new");
      const kept = standing(other);
      for (const name of fieldsOf(step, { kind: "return" })) {
        if (typed[name] && name !== "submitter.language")
          expect([name, kept[name]]).toEqual([name, typed[name]]);
      }
    },
  );

  test("changing the language shows what is wrong in the new one, and leaves a place's name a place", async () => {
    const refused = await goOn(await toStep("about", kieuBao), { ...kieuBao, subject: "" });
    expect(refused.status).toBe(422);
    const other = await changeLanguage(refused, "en", { message: "Ngày mai tôi viết tiếp." });
    expect(other.status).toBe(422);
    expect(other.html).toContain('href="#subject"');
    expect(standing(other)).toMatchObject({ message: "Ngày mai tôi viết tiếp." });
    expect(standing(other)["form.placeRef"]).toMatch(/^commune:\d+$/);
    expect(stepOf(await goOn(other, { subject: "Home" }))).toBe("you");
  });

  test("the language of the answer goes with the reader, unless another was chosen", async () => {
    const you = await toStep("you", kieuBao);
    const language = (page: Page) => standing(page)["submitter.language"];
    expect(language(await changeLanguage(you, "ko", {}))).toBe("ko");
    expect(language(await changeLanguage(you, "ko", { "submitter.language": "en" }))).toBe("en");
  });

  test("before anything is typed the language switch leads to the same address", async () => {
    const other = await changeLanguage(await start("vi", "?ref=fair"), "ja", {});
    expect(other.url).toBe(at("/ja/proposals/new?ref=fair"));
    expect(other.html).not.toContain('role="alert"');
  });

  test("the first button of the form is the one that Enter means: it goes on", async () => {
    const { html } = await toStep("about", kieuBao);
    const first = /<button\s[^>]*form="intake"[^>]*>/.exec(html)?.[0];
    expect(first).not.toMatch(/\s(name|formaction)=/);
  });

  test("what another kind asked is neither judged nor sent", async () => {
    const invested = { ...factory, "capital.amount": "quite a lot", jobs: "many", sector: "electronics" };
    const about = await toStep("about", invested);
    expect(words(about.html)).toContain("Điện tử");
    let page = await goBack(await goBack(about, invested), {});
    while (standing(page)["form.step"] !== "check") {
      page = await goOn(page, kieuBao);
      expect(page.status, words(page.html)).toBe(200);
    }
    expect(words(page.html)).not.toContain("Điện tử");
    expect((await goOn(page, kieuBao)).url).toContain("/proposals/sent/");
  });

  test("somebody who looks at another kind and returns finds the sum as it was typed", async () => {
    const invested = { ...factory, "capital.amount": "3 triệu", "capital.currency": "USD", jobs: "200" };
    let page = await toStep("about", invested);
    page = await goOn(await goBack(await goBack(page, invested), {}), { kind: "return" });
    page = await goOn(await goBack(page, {}), { kind: "investment" });
    page = await goOn(page, {});
    expect(standing(page)).toMatchObject({ "capital.amount": "3 triệu", jobs: "200" });
  });

  test("nobody gets past a step that is not done", async () => {
    const page = await goOn(await start(), kieuBao);
    const ahead = await open(page.url.replace(/step=\w+/, "step=check"));
    expect(formOf(ahead.html)?.fields.find(({ name }) => name === "form.step")?.value).toBe("who");
  });

  test("a place that was split is asked about, and the answer is taken", async () => {
    const typed = { ...kieuBao, place: "Huyện Đức Hòa" };
    let page = await start();
    for (let step = 0; step < 4; step += 1) page = await goOn(page, typed);
    expect(page.status).toBe(422);
    const first = formOf(page.html)?.fields.find(({ name, type }) => name === "place" && type === "radio");
    expect(first?.value).toMatch(/^commune:\d+$/);
    // Passed over, the question is asked again: what she wrote is not forgotten.
    const { place: _, ...nothingChosen } = kieuBao;
    const again = await goOn(page, nothingChosen);
    expect(again.status).toBe(422);
    expect(words(again.html)).toContain("Huyện Đức Hòa");
    expect(stepOf(await goOn(again, { ...kieuBao, place: "" }))).toBe("you");
    page = await goOn(page, { ...kieuBao, place: first?.value ?? "" });
    expect(stepOf(page)).toBe("you");
  });

  test("the opportunity of the page one came from is carried along, and can be taken off", async () => {
    const slug =
      /"slug":\s*"([^"]+)"/.exec(readFileSync("prisma/data/opportunities.json", "utf8"))?.[1] ?? "";
    const page = await start("vi", `?opportunity=${slug}`);
    const carried = (of: Page) => formOf(of.html)?.fields.find(({ name }) => name === "opportunity")?.value;
    expect(carried(page)).toBe(slug);
    expect(carried(await goOn(page, { kind: "investment", "form.dropOpportunity": "yes" })) ?? "").toBe("");
  });

  test("the check page asks for consent, which is not ticked beforehand", async () => {
    const { consent: _, ...without } = kieuBao;
    const page = await goThrough(await start(), without);
    expect(page.status).toBe(422);
    expect(stepOf(page)).toBe("check");
    expect(formOf(page.html)?.fields.find(({ name }) => name === "consent")?.checked).toBe(false);
  });

  test("a complaint is told of the lawful way, at an obstacle and before sending, and can be sent all the same", async () => {
    const obstacle: Record<string, string> = {
      ...kieuBao,
      kind: "obstacle",
      topic: "land",
      subject: "Khiếu nại quyết định thu hồi đất",
    };
    const { consent: _, ...typed } = obstacle;
    let page = await start();
    expect(page.html).toMatch(/<details(?![^>]*open)[^>]*>\s*<summary>Khiếu nại, tố cáo/);
    page = await goOn(await goOn(page, typed), typed);
    expect(stepOf(page)).toBe("matter");
    expect(page.html).toMatch(/<details[^>]*open=""[^>]*>\s*<summary>Khiếu nại, tố cáo/);
    page = await goThrough(page, typed);
    expect(stepOf(page)).toBe("check");
    expect(words(page.html)).toContain("Nội dung này có vẻ là khiếu nại hoặc tố cáo");
    expect(words(page.html)).toContain("Thanh tra tỉnh");
    const plain = await goThrough(await start(), { ...typed, subject: "Xin thuê đất" });
    expect(words(plain.html)).not.toContain("có vẻ là khiếu nại");
    expect((await goOn(page, obstacle)).url).toContain("/sent/");
  });

  test("in Vietnamese a sum is asked for its currency, which is not dollars beforehand", async () => {
    const typed: Record<string, string> = { ...kieuBao, kind: "investment", "capital.amount": "20 triệu" };
    const refused = await goThrough(await start(), typed);
    expect([refused.status, stepOf(refused)]).toEqual([422, "about"]);
    expect(refused.html).toContain('href="#capital.amount"');
    expect(words(refused.html)).toContain("Quý vị chọn loại tiền");
    const named: Record<string, string>[] = [
      { "capital.currency": "VND" },
      { "capital.amount": "20 triệu đồng" },
    ];
    for (const given of named) {
      const page = await goThrough(await start(), { ...typed, ...given, consent: "" });
      expect(stepOf(page)).toBe("check");
      expect(words(page.html)).toContain("20 triệu đồng");
    }
  });

  test("no step loads a script or sets a cookie", async () => {
    let page = await start();
    while (!page.url.includes("/sent/")) {
      expect(page.html).not.toMatch(/<script/i);
      expect(page.headers.get("Set-Cookie")).toBeNull();
      page = await goOn(page, kieuBao);
    }
    expect(page.html).not.toMatch(/<script/i);
  });
});

describe("tracking", () => {
  test("the link shows where the proposal is, and never appraisal, border or rank", async () => {
    const page = await open((await sent()).url.replace("proposals/sent", "track"));
    const text = words(page.html);
    expect(page.status).toBe(200);
    expect(text).toContain("Đã chuyển đến cơ quan phụ trách");
    expect(text).not.toMatch(/thẩm định|biên giới|an ninh|ưu tiên/i);
    expect(page.headers.get("Referrer-Policy")).toBe("same-origin");
  });

  test("a link that was cut is a 404 that leads to the link, the same for every unknown one", async () => {
    const whole = (await sent()).url.replace("proposals/sent", "track");
    const token = whole.slice(whole.lastIndexOf("/") + 1);
    const other = token.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const unknown = ["xyz", token.slice(0, 20), other];
    const pages = await Promise.all(unknown.map((each) => open(at(`/vi/track/${each}`))));
    for (const page of pages) {
      expect(page.status).toBe(404);
      expect(words(page.html)).toContain("Đường dẫn này không mở được đề xuất nào");
      expect(page.html).toContain('href="/vi/track"');
      expect(page.html).toContain('<meta name="robots" content="noindex"/>');
    }
    const same = pages.map(({ html }, index) => html.replaceAll(unknown[index] ?? "", ""));
    expect(new Set(same).size).toBe(1);
    expect((await post(at("/vi/track/xyz"), [["intent", "withdraw"]])).status).toBe(404);
    expect((await post(at("/vi/track/xyz"), [["reply", "Here it is"]])).status).toBe(404);
  });

  test("the sender withdraws, once", async () => {
    const tracked = await open((await sent()).url.replace("proposals/sent", "track"));
    const withdrawn = await post(tracked.url, [["intent", "withdraw"]]);
    expect(words(withdrawn.html)).toContain("Đề xuất đã được rút.");
    const again = await post(tracked.url, [["intent", "withdraw"]]);
    expect(words(again.html)).toContain("vừa có thay đổi");
    // The receipt stays as it was given out, and says that it is not the latest word.
    const receipt = await open(tracked.url.replace("/track/", "/proposals/sent/"));
    expect(words(receipt.html)).toContain("từ đó đến nay đã có thay đổi");
    expect(words(receipt.html)).toMatch(/Chậm nhất ngày \d\d\/\d\d\/\d{4}/);
  });

  test("a reply that comes when the clock was resumed meanwhile is given back, and not taken", async () => {
    const tracked = await open((await sent()).url.replace("proposals/sent", "track"));
    const lead = await db.lead.findFirstOrThrow({ orderBy: { id: "desc" } });
    const desk = deskOf(db, await aStaff(db, "head", lead.departmentCode), new Date());
    await acceptLead(desk, await seenNow(db, lead.id));
    await askSubmitter(desk, await seenNow(db, lead.id), "Quê ở xã nào?");
    const blank = await goOn(await open(tracked.url), { reply: " " });
    expect([blank.status, formOf(blank.html)?.fields.some(({ name }) => name === "reply")]).toEqual([
      422,
      true,
    ]);
    await resumeLead(desk, await seenNow(db, lead.id));

    const reply = "Xã Mỹ Hạnh <Nam>,\nấp 3";
    const late = await goOn(blank, { reply });
    expect(late.status).toBe(409);
    expect(words(late.html)).toContain("Cơ quan không còn chờ câu trả lời");
    expect(decode(late.html)).toContain(reply);
    const long = await goOn(blank, { reply: `${reply} ${"nữa ".repeat(2_501)}` });
    expect([long.status, decode(long.html).includes(reply)]).toEqual([409, true]);
    expect(words((await open(tracked.url)).html)).not.toContain("Mỹ Hạnh <Nam>");
  });

  test("a reply to nothing is no reply", async () => {
    const tracked = await open((await sent()).url.replace("proposals/sent", "track"));
    expect(words((await post(tracked.url, [["reply", " "]])).html)).toContain("vừa có thay đổi");
    expect((await post(tracked.url, [["reply", "Here is what you asked for"]])).status).toBe(409);
  });

  test("asking for the link again is answered the same whether or not code and address belong together", async () => {
    const code = codeOf(await sent());
    const ask = (email: string) => post(at("/vi/track"), Object.entries({ code, email }));
    const right = await ask("demo@example.com");
    const wrong = await ask("somebody-else@example.com");
    expect(right.status).toBe(200);
    expect(words(right.html)).toContain("Chúng tôi đã ghi nhận yêu cầu.");
    expect(wrong.html).toBe(right.html);
  });
});
