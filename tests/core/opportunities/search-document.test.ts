import { describe, expect, test } from "vitest";
import { opportunityTexts, type SearchNames } from "~/core/opportunities/search-document";
import { fold, tokens } from "~/core/shared/search-text";
import { gazetteer } from "../places/reference";
import { anOffer } from "./arbitrary";

const names: SearchNames = {
  kind: () => ({ vi: "Dự án", en: "Project", ja: "案件" }),
  sector: () => ({ vi: "Năng lượng", en: "Energy", ja: "エネルギー" }),
  status: () => ({ vi: "Có trong danh mục", en: "On an official list", ja: "リスト掲載" }),
  commune: (code) => gazetteer.communes.get(code),
  park: (slug) => gazetteer.parks.get(slug),
};

const offer = {
  ...anOffer({
    name: { vi: "Điện mặt trời", en: "Solar energy", ja: "太陽光発電" },
    summary: { vi: "Tóm tắt", en: "Summary", ja: "概要です" },
    sector: "energy",
    communeCodes: ["27976"],
    parkSlug: "tan-do",
    formerLocation: "huyện Đức Hòa",
  }),
  sectorAsPublished: "border economy",
  scale: "nearly 100 ha, 4,800 people",
  statusAsPublished: "historic call",
};

function words(lang: "vi" | "en" | "ja"): string[] {
  return opportunityTexts(offer, names, lang).flatMap(({ text }) => tokens(text));
}

describe("an offer is found in Japanese", () => {
  test.each([
    ["by its Japanese name", "発電"],
    ["by its Vietnamese name", "troi"],
    ["by its English name", "solar"],
    ["by its sector", "ネル"],
    ["by its kind", "案件"],
    ["by its status", "掲載"],
    ["by its summary", "概要"],
    ["by its park", "do"],
    ["by its commune of today", "hanh"],
    ["by an old commune", "nam"],
    ["by the old district", "duc"],
    ["by the former province", "long"],
    ["by its sector as published", "border"],
    ["by its scale as published", "people"],
    ["by its status as published", "historic"],
  ])("%s", (_, word) => {
    expect(words("ja")).toContain(fold(word));
  });

  test("but not by a summary in another language, which the page does not show", () => {
    expect(words("ja")).not.toContain("summary");
  });
});

test("a name weighs more than a place, a place more than an old one", () => {
  const weights = new Map(opportunityTexts(offer, names, "vi").map(({ text, weight }) => [text, weight]));
  expect(weights.get("Điện mặt trời")).toBe("A");
  expect(weights.get("Xã Mỹ Hạnh")).toBe("B");
  expect(weights.get("Xã Mỹ Hạnh Nam")).toBe("D");
  expect(weights.get("border economy")).toBe("D");
});

test("no text is indexed twice", () => {
  const texts = opportunityTexts(offer, names, "en").map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
});
