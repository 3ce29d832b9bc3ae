import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSector, type SectorWords } from "~/core/routing/read-sector";
import { facts } from "./province";

const read = (...parts: string[]) => readSector(parts, facts.sectors);

type Case = [promise: string, parts: string | [string, string], sector: string | null, words?: string[]];

const clauses: Record<string, Case[]> = {
  "words of all six languages, whatever the submitter's": [
    ["Vietnamese", "Tôi quan tâm đến bán dẫn", "electronics", ["bán dẫn"]],
    ["English", "We make yarn.", "textiles-footwear", ["yarn"]],
    ["Chinese", "我们想建仓储", "logistics", ["仓储"]],
    ["Chinese of Taiwan", "我們想蓋冷凍倉庫", "logistics", ["冷凍倉庫"]],
    ["Japanese", "病院を建てたい", "health", ["病院"]],
    ["Korean", "호텔을 짓고 싶습니다", "tourism", ["호텔"]],
    [
      "several languages in one text",
      "Japanese investor: ホテル and golf course, khách sạn",
      "tourism",
      ["ホテル", "golf course", "khách sạn"],
    ],
    ["none", "Please tell us the next steps.", null],
    ["an empty text", "", null],
  ],
  "subject and message are one text": [
    ["a word in each", ["Solar power", "and wind power"], "energy", ["solar power", "wind power"]],
    [
      "the same word in both counts once",
      ["hotel", "hotel, software, telecom"],
      "ict",
      ["software", "telecom"],
    ],
    ["a phrase does not reach from the subject into the message", ["Solar", "power plant"], null],
    ["marks in the subject make the message marked too", ["Đề nghị", "cang bien"], null],
  ],
  "each distinct word counts once": [
    [
      "however often it stands there",
      "hotel hotel hotel, software and telecom",
      "ict",
      ["software", "telecom"],
    ],
    ["in however many lists of a sector: 物流 is zh, zh-TW and ja", "物流物流", "logistics", ["物流"]],
    ["logistics is vi and en, and ties with one other word", "logistics and software", null],
    ["logistics and 物流 are two words", "logistics 物流 and software", "logistics", ["logistics", "物流"]],
  ],
  "a word inside a longer one that was found does not count there": [
    [
      "điện tử in thương mại điện tử",
      "Chúng tôi làm thương mại điện tử",
      "trade-services",
      ["thương mại điện tử"],
    ],
    ["but counts where it also stands alone, and then they tie", "thương mại điện tử và điện tử", null],
    ["电子 in 電子商取引 across languages", "電子商取引", "trade-services", ["電子商取引"]],
    ["tourism in eco-tourism", "eco-tourism", "tourism", ["eco-tourism"]],
    ["du lịch in du lịch sinh thái", "du lịch sinh thái", "tourism", ["du lịch sinh thái"]],
    ["without marks as well", "thuong mai dien tu", "trade-services", ["thương mại điện tử"]],
    ["대학 stands in 대학교, which is no word of the lists", "대학교", "education", ["대학"]],
    ["a longer one that is not whole hides nothing", "ecotourism and tourism", "tourism", ["tourism"]],
  ],
  "whole words in Vietnamese and English": [
    ["hotels is not hotel", "hotels", null],
    ["clinical is not clinic", "clinical trials", null],
    ["a digit is part of a word", "hotel2", null],
    ["a letter of another alphabet is", "отhotel", null],
    ["punctuation is not", "(hotel), “clinic”; clinic!", null],
    ["punctuation around is no hindrance", "«hotel»", "tourism", ["hotel"]],
    ["an underscore and a hyphen are not", "hotel_resort-hotel", "tourism", ["hotel", "resort"]],
    ["an emoji is not", "🏨hotel🏨", "tourism", ["hotel"]],
    ["at the very ends of the text", "hotel", "tourism", ["hotel"]],
    ["sợi is not in sợi's neighbour nhà", "nhàsợi", null],
    ["a combining mark left over continues the word", "hotel\u0330", null],
    ["an astral letter continues the word", "𝐀hotel", null],
  ],
  "anywhere in Chinese, Japanese and Korean": [
    ["Chinese inside a sentence", "我想投资物流行业", "logistics", ["物流"]],
    ["Korean with a particle", "물류에 관심이 있습니다", "logistics", ["물류"]],
    ["a particle on a phrase", "자동차 부품을 만듭니다", "mechanical-engineering", ["자동차 부품"]],
    ["a Korean particle on an English word", "logistics에 투자하고 싶습니다", "logistics", ["logistics"]],
    ["a Korean particle on an English phrase", "LNG power와 풍력", "energy", ["lng power", "풍력"]],
    ["Japanese around an English word", "日本のsoftwareを", "ict", ["software"]],
    ["Katakana with a long mark after an English word", "hotelーズ", "tourism", ["hotel"]],
    ["a rare Han character before an English word", "𠮷hotel", "tourism", ["hotel"]],
  ],
  "letter case aside": [
    ["English capitals", "SEMICONDUCTOR", "electronics", ["semiconductor"]],
    ["Vietnamese capitals", "CẢNG BIỂN", "logistics", ["cảng biển"]],
    ["Đ", "CÔNG TY DU LỊCH, KHÁCH SẠN, NHÀ Ở, ĐIỆN GIÓ", "tourism", ["du lịch", "khách sạn"]],
    ["LNG in the lists is small", "LNG POWER", "energy", ["lng power"]],
  ],
  "diacritics are dropped only when the whole text has none": [
    ["cang bien finds cảng biển", "Toi muon xay cang bien", "logistics", ["cảng biển"]],
    ["cảng biên does not", "cảng biên", null],
    ["cang bien beside a marked word does not", "cang bien ở Cần Giuộc", null],
    ["đ alone is a mark", "cang bien va đuong", null],
    ["in capitals", "CANG BIEN", "logistics", ["cảng biển"]],
    ["dien tu finds điện tử", "dien tu", "electronics", ["điện tử"]],
    ["beside Japanese with dakuten", "ベトナムで cang bien が", "logistics", ["cảng biển"]],
    ["beside Korean in decomposed form", "베트남 cang bien".normalize("NFD"), "logistics", ["cảng biển"]],
    ["beside a German name", "Müller, cang bien", "logistics", ["cảng biển"]],
    ["but not beside a French one, whose é Vietnamese writes too", "société, cang bien", null],
    ["English words in a marked text stay", "Tôi làm software và cảng", "ict", ["software"]],
    [
      "two words that fall together without marks are found as one",
      "cang bien, software, telecom",
      "ict",
      ["software", "telecom"],
    ],
  ],
  "most words win, a tie none": [
    ["two against one", "hotel, software, telecom", "ict", ["software", "telecom"]],
    ["one against one", "hotel and software", null],
    ["two against two", "hotel, resort, software, telecom", null],
    ["three ways", "hotel, software, clinic", null],
  ],
  "both sides are brought to NFC, and typography does not matter": [
    ["decomposed Vietnamese", "cảng biển".normalize("NFD"), "logistics", ["cảng biển"]],
    ["decomposed Vietnamese capitals", "CẢNG BIỂN".normalize("NFD"), "logistics", ["cảng biển"]],
    ["decomposed kana: データセンター", "データセンター".normalize("NFD"), "ict", ["データセンター"]],
    ["decomposed Hangul", "물류에".normalize("NFD"), "logistics", ["물류"]],
    ["a curly apostrophe", "workers’ housing", "urban-housing", ["workers' housing"]],
    ["a straight apostrophe", "workers' housing", "urban-housing", ["workers' housing"]],
    ["the hyphen of a word processor", "eco\u2011tourism", "tourism", ["eco-tourism"]],
    [
      "two spaces, a no-break space, a wrapped line",
      "solar  power, wind\u00a0power, battery\nstorage",
      "energy",
      ["solar power", "wind power", "battery storage"],
    ],
    ["a blank line ends a phrase", "solar\n\npower", null],
  ],
};

describe.each(Object.entries(clauses))("%s", (_, cases) => {
  test.each(cases)("%s", (_, parts, sector, words) => {
    const result = read(...(typeof parts === "string" ? [parts] : parts));
    expect(result?.sector ?? null).toBe(sector);
    if (words) expect(result?.words.toSorted()).toEqual(words.toSorted());
  });
});

test("a word of several sectors counts for each", () => {
  const shared: SectorWords[] = [
    { code: "a", words: { en: ["plant", "seed"] } },
    { code: "b", words: { en: ["plant"], ja: ["工場"] } },
  ];
  expect(readSector(["plant"], shared)).toBeNull();
  expect(readSector(["plant seed"], shared)).toEqual({ sector: "a", words: ["plant", "seed"] });
});

test("words with signs of regular expressions are words like others, and empty ones are none", () => {
  const odd: SectorWords[] = [{ code: "a", words: { en: ["c++", "(r&d)", "", "a.b"] } }];
  expect(readSector(["We do C++ and (R&D)"], odd)).toEqual({ sector: "a", words: ["c++", "(r&d)"] });
  expect(readSector(["axb"], odd)).toBeNull();
});

test("any text is read, and every word given stands in it", () => {
  const word = fc.constantFrom(...facts.sectors.flatMap(({ words }) => Object.values(words).flat()));
  const noise = fc.array(fc.nat(0xffff), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
  const text = fc.array(fc.oneof(word, noise), { maxLength: 6 });
  const bare = (marked: string) =>
    marked
      .toLowerCase()
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replaceAll("đ", "d");
  fc.assert(
    fc.property(text, text, (subject, message) => {
      const given = [subject.join(" "), message.join(" ")];
      for (const found of read(...given)?.words ?? []) {
        expect(given.some((part) => bare(part.replace(/\s+/g, " ")).includes(bare(found)))).toBe(true);
      }
    }),
  );
});

test("ten thousand characters are read in one pass, however many words they hold", () => {
  expect(read("", "鞋".repeat(10_000))).toEqual({ sector: "textiles-footwear", words: ["鞋"] });
  expect(read("", "thương mại điện tử ".repeat(500))?.words).toEqual(["thương mại điện tử"]);
  expect(read("", " ".repeat(10_000))).toBeNull();
});

test("reading is the same for composed and decomposed input", () => {
  const words = facts.sectors.flatMap(({ words }) => Object.values(words).flat());
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 6 }), (chosen) => {
      const text = chosen.join(", ");
      expect(read(text.normalize("NFD"))).toEqual(read(text.normalize("NFC")));
    }),
  );
});

test("every word of every list is found where it stands alone", () => {
  for (const { code, words } of facts.sectors) {
    for (const word of Object.values(words).flat()) expect(read(word)?.sector, word).toBe(code);
  }
});
