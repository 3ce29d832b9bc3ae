import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold, searchQuery, searchVector, tokens } from "~/core/shared/search-text";

describe("texts are folded to what people type", () => {
  test.each([
    ["Vietnamese marks go", "Khu công nghiệp Đức Hòa", "khu cong nghiep duc hoa"],
    ["also when letters are composed of several characters", "Đức Hòa".normalize("NFD"), "duc hoa"],
    ["capital Đ is d", "ĐỒNG THÁP MƯỜI", "dong thap muoi"],
    ["full-width letters are plain ones", "ＬＮＧ　２０２６", "lng 2026"],
    ["half-width katakana is katakana", "ﾛﾝｱﾝ", "ロンアン"],
    ["kana keep their voicing marks", "ガス", "ガス"],
    ["decomposed kana are put together", "ガス".normalize("NFD"), "ガス"],
    ["Hangul stays whole", "산업단지".normalize("NFD"), "산업단지"],
    ["European letters too", "Łódź Straße Æble", "lodz strasse aeble"],
  ])("%s", (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("texts are cut into tokens", () => {
  test.each([
    ["words and numbers", "KCN Đức Hòa III, 13.080 ha", ["kcn", "duc", "hoa", "iii", "13", "080", "ha"]],
    ["Chinese as characters and pairs", "经济区", ["经", "经济", "济", "济区", "区"]],
    ["mixed scripts where they meet", "LNG発電", ["lng", "発", "発電", "電"]],
    ["a Korean compound over its space", "전자 부품", ["전", "전자", "자", "자부", "부", "부품", "품"]],
    ["signs say nothing", "…!?", []],
  ])("%s", (_, text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });
});

/** Reads a tsvector literal as PostgreSQL does: token → positions with weights. Throws on anything that it would refuse. */
function readVector(literal: string): Map<string, { position: number; weight: string }[]> {
  const lexemes = new Map<string, { position: number; weight: string }[]>();
  const pattern = /'((?:[^'\\]|''|\\\\)*)':(\d+[A-D](?:,\d+[A-D])*)(?: |$)/uy;
  while (pattern.lastIndex < literal.length) {
    const [, quoted = "", places = ""] = pattern.exec(literal) ?? [];
    if (places === "") throw new Error(`not a tsvector: ${literal}`);
    const lexeme = quoted.replace(/''|\\\\/g, (pair) => pair.slice(1));
    if (lexemes.has(lexeme)) throw new Error(`twice: ${lexeme}`);
    lexemes.set(
      lexeme,
      places.split(",").map((place) => ({ position: Number.parseInt(place, 10), weight: place.slice(-1) })),
    );
  }
  return lexemes;
}

/** Answers a tsquery literal on a vector, in the grammar that `searchQuery` writes: `'a' & ('b' <-> 'c') & 'd':*`. */
function matches(vector: Map<string, { position: number }[]>, query: string): boolean {
  const word = "'(?:[^'\\\\]|''|\\\\\\\\)*'";
  const part = `(?:${word}(?::\\*)?|\\(${word}(?: <-> ${word})+\\))`;
  if (!new RegExp(`^${part}(?: & ${part})*$`, "u").test(query)) throw new Error(`not a tsquery: ${query}`);
  return (query.match(new RegExp(part, "gu")) ?? []).every((operand) => {
    const lexemes = (operand.match(new RegExp(word, "gu")) ?? []).map((quoted) =>
      quoted.slice(1, -1).replace(/''|\\\\/g, (pair) => pair.slice(1)),
    );
    if (operand.endsWith(":*"))
      return [...vector.keys()].some((lexeme) => lexeme.startsWith(lexemes[0] ?? ""));
    const [first, ...next] = lexemes.map((lexeme) =>
      (vector.get(lexeme) ?? []).map(({ position }) => position),
    );
    return (first ?? []).some((start) => next.every((places, index) => places.includes(start + index + 1)));
  });
}

function finds(q: string, text: string): boolean {
  const query = searchQuery(q);
  return query !== null && matches(readVector(searchVector([{ weight: "A", text }])), query);
}

describe("a search finds what the reader means", () => {
  test.each([
    ["Vietnamese without marks", "khu cong nghiep", "Khu công nghiệp Hựu Thạnh"],
    ["Vietnamese with marks in a page without", "Đức Hòa", "Duc Hoa III"],
    ["the beginning of the last word", "khu cong ngh", "Khu công nghiệp"],
    ["words in any order", "thanh huu", "Khu công nghiệp Hựu Thạnh"],
    ["an English plural by its singular", "industrial park", "Industrial parks of the province"],
    ["and the singular by its plural", "parks industrial", "Industrial park"],
    ["little words are left out", "factory in the town of Ben Luc", "Ben Luc town factory"],
    ["a Chinese word of two characters", "经济", "隆安口岸经济区"],
    ["a longer Chinese word", "口岸经济区", "隆安口岸经济区"],
    ["one Chinese character", "区", "隆安口岸经济区"],
    ["a Japanese word of two characters", "国境", "ロンアン国境経済区"],
    ["a Japanese word with its long vowel", "センター", "物流センターと倉庫"],
    ["two Japanese words joined by a particle", "電子の工場", "電子部品の工場"],
    ["a Korean word with a particle in the text", "산업단지", "산업단지에 있습니다"],
    ["a Korean word with a particle in the question", "산업단지는", "Huu Thanh 산업단지"],
    ["a Korean compound written with a space", "전자부품", "전자 부품 공장"],
    ["half-width katakana", "ﾛﾝｱﾝ", "ロンアン国境経済区"],
    ["a Latin word with a Korean particle", "LNG를", "LNG 발전소"],
    ["two scripts at once", "Kien Tuong坊", "位于Kien Tuong坊和Binh Hiep乡"],
  ])("%s", (_, q, text) => {
    expect(finds(q, text)).toBe(true);
  });

  test.each([
    ["a word that is not there", "khu cong nghiep", "Khu dân cư"],
    ["characters that stand apart", "经区", "经济区"],
    ["kana without their voicing marks", "カス", "ガス"],
    ["a longer number", "phuong 4", "Phường 45"],
    ["a word across two texts", "", "x"],
  ])("but not %s", (_, q, text) => {
    expect(finds(q, text)).toBe(false);
  });

  test("a phrase does not reach from one text into the next", () => {
    const vector = readVector(
      searchVector([
        { weight: "A", text: "经济" },
        { weight: "B", text: "区域" },
      ]),
    );
    expect(matches(vector, "('经济' <-> '济区')")).toBe(false);
  });

  test("a question without a word is no question", () => {
    expect(searchQuery("  !?&|:*'\\ ")).toBeNull();
  });

  test("operators in a question are words or nothing", () => {
    expect(searchQuery("e' | 'b & !c:* <-> (d)")).toBe("'e' & 'b' & 'c' & 'd':*");
  });
});

test("weights stand at the positions of their texts", () => {
  expect(
    searchVector([
      { weight: "A", text: "Khu công nghiệp" },
      { weight: "D", text: "khu" },
    ]),
  ).toBe("'khu':1A,9D 'cong':2A 'nghiep':3A");
});

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "'",
        "\\",
        "''",
        ":",
        "*",
        "&",
        "|",
        "(",
        "<->",
        " ",
        "a",
        "đ",
        "济",
        "산",
        "ガ",
        "\0",
        "\ud800",
      ),
    )
    .map((parts) => parts.join("")),
);

test("any text makes a literal that PostgreSQL reads", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ weight: fc.constantFrom("A", "B", "C", "D"), text: anyText }), { maxLength: 4 }),
      (texts) => {
        for (const [lexeme, places] of readVector(searchVector(texts))) {
          expect(Buffer.byteLength(lexeme)).toBeLessThanOrEqual(2046);
          expect(places.length).toBeLessThanOrEqual(255);
          for (const { position } of places) expect(position).toBeGreaterThan(0);
        }
      },
    ),
  );
});

test("any question makes a literal that PostgreSQL reads, or none", () => {
  fc.assert(
    fc.property(anyText, (q) => {
      const query = searchQuery(q);
      if (query !== null) matches(new Map(), query);
    }),
  );
});

test("long texts stay within PostgreSQL's bounds", () => {
  const vector = readVector(
    searchVector([
      { weight: "A", text: "đ".repeat(50_000) },
      { weight: "B", text: "济南".repeat(30_000) },
      { weight: "C", text: Array.from({ length: 9_000 }, (_, index) => `w${index}`).join(" ") },
    ]),
  );
  for (const [lexeme, places] of vector) {
    expect(Buffer.byteLength(lexeme)).toBeLessThanOrEqual(2046);
    for (const { position } of places) expect(position).toBeLessThanOrEqual(16_383);
  }
});

test("a place that readers write in their own script is asked for in both; its unit word and particle are no words", () => {
  const names = [
    ["ロンアン", "Long An"],
    ["롱안", "Long An"],
  ] as const;
  const either = "(('ロン' <-> 'ンア' <-> 'アン') | ('long' <-> 'an'))";
  expect(searchQuery("ロンアン省の工業", names)).toBe(`${either} & '工業'`);
  expect(searchQuery("ﾛﾝｱﾝ", names)).toBe(either);
  expect(searchQuery("롱안성에서 공장", names)).toBe("('롱안' | ('long' <-> 'an')) & '공장'");
  expect(searchQuery("Long An", names)).toBe("'long' & 'an':*");
});
