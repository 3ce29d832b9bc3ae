import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AxeWalk, startAxeWalk } from "../support/axe-walk";
import { goOn, open } from "../support/html-client";

/** The states of pages that a map does not show: empty, on the way, with errors. */

let walk: AxeWalk;

beforeAll(async () => {
  walk = await startAxeWalk();
});
afterAll(() => walk?.stop());

const look = (address: string) => walk.look(address);

const typed: Record<string, string> = {
  kind: "return",
  "submitter.type": "overseas-vietnamese",
  need: "residence",
  subject: "Đăng ký thường trú",
  message: "Tôi muốn về sống ở quê.",
  place: "Huyện Đức Hòa",
  "submitter.name": "Nguyễn Thị Demo",
  "submitter.email": "demo@example.com",
  "submitter.country": "JP",
  "submitter.language": "vi",
  consent: "2026-1",
};

describe("before anybody has sent anything", () => {
  test.each(["/admin", "/admin/leads", "/admin/outbox", "/admin/audit", "/admin/staff"])("%s", look);
});

describe("the intake, step by step, each as it comes and when something is missing", () => {
  test.each([
    ["vi", typed],
    ["ja", { ...typed, kind: "investment", "submitter.type": "foreign-investor", place: "xã Đức Hòa" }],
    ["ko", { ...typed, kind: "obstacle", topic: "land", "submitter.type": "domestic-enterprise" }],
  ])(
    "in %s",
    async (lang, values) => {
      let at = await open(`${walk.product.url}/${lang}/proposals/new`);
      for (let steps = 0; steps < 12 && !at.url.includes("/proposals/sent/"); steps += 1) {
        const address = new URL(at.url);
        await look(address.href);
        if (address.searchParams.has("form") && !address.searchParams.has("tried")) {
          address.searchParams.set("tried", "1");
          await look(address.href);
        }
        // A place that has to be asked about is answered by the first one that is offered.
        const place = /name="place"[^>]* value="(commune:\d+)"/.exec(at.html)?.[1];
        at = await goOn(at, place ? { ...values, place } : values);
      }
      expect(at.url).toContain("/proposals/sent/");
      await look(at.url);
      await look(at.url.replace("/proposals/sent/", "/track/"));
    },
    60_000,
  );
});

describe("pages in other states", () => {
  test.each([
    ["a search that finds nothing", "/ja/opportunities?q=zzzzqq&sector=electronics&capitalMin=1"],
    [
      "a list with every kind of filter",
      "/vi/opportunities?q=khu&kind=project&status=past-list&status=awarded&areaMin=10&sort=area&currency=JPY",
    ],
    ["the last page of a list", "/zh-TW/opportunities?page=3"],
    ["a park with land to let", "/zh/opportunities/huu-thanh"],
    ["a place that the page has to ask about", "/en/communes?q=Tan+Binh"],
    ["a place that nobody knows", "/ko/communes?q=zzzz"],
    ["a page that does not exist", "/ko/no-such-page"],
    ["a page of the desk that does not exist", "/admin/no-such-page"],
    ["a filter that is not understood", "/en/opportunities?capitalMin=much&sector=nothing&page=9999"],
    ["an answer that does not tell who is known", "/ja/track?sent=1"],
    ["an opportunity that is not there any more", "/vi/proposals/new?opportunity=nowhere"],
    ["an empty queue", "/admin/leads?q=zzzz"],
    ["an empty outbox", "/admin/outbox?state=failed"],
  ])("%s", (_state, address) => look(address));
});
