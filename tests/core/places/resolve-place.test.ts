import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resolvePlace } from "~/core/places/resolve-place";
import { communes, gazetteer, nameOf, parks } from "./reference";

function found(typed: string): string {
  const resolution = resolvePlace(typed, gazetteer);
  return resolution.kind === "one" ? nameOf(resolution.place) : resolution.kind;
}

function asked(typed: string): string[] {
  const resolution = resolvePlace(typed, gazetteer);
  return resolution.kind === "ask"
    ? resolution.candidates.map(({ place }) => nameOf(place))
    : [resolution.kind];
}

const ducHoa = ["Đức Hòa", "Hậu Nghĩa", "An Ninh", "Hiệp Hòa", "Đức Lập", "Mỹ Hạnh", "Hòa Khánh"].map(
  (name) => `Xã ${name}`,
);

describe("a place that the words decide is found", () => {
  test.each([
    ["an old commune with its district", "xã Mỹ Hạnh Nam, Đức Hòa", "Xã Mỹ Hạnh"],
    ["without marks, commas and unit words", "my hanh nam duc hoa", "Xã Mỹ Hạnh"],
    ["the district first", "Đức Hòa, xã Mỹ Hạnh Nam", "Xã Mỹ Hạnh"],
    ["the old commune alone, when only one had the name", "Mỹ Hạnh Nam", "Xã Mỹ Hạnh"],
    [
      "a whole address with hamlet, province and country",
      "ấp Tân Bình, xã Mỹ Hạnh Nam, Đức Hòa, Long An, Việt Nam",
      "Xã Mỹ Hạnh",
    ],
    ["a house number and street", "123 đường Nguyễn Huệ, phường 4, TP Tân An", "Phường Long An"],
    ["a street in one breath with its ward", "123 Nguyễn Huệ phường 4 Tân An", "Phường Long An"],
    ["the tone on the other vowel", "Hoà Khánh Đông", "Xã Hòa Khánh"],
    ["i for y", "Mĩ Hạnh Nam, Đức Hoà", "Xã Mỹ Hạnh"],
    ["letters composed of several characters", "xã Mỹ Hạnh Nam, Đức Hòa".normalize("NFD"), "Xã Mỹ Hạnh"],
    ["capitals", "XÃ MỸ HẠNH NAM - HUYỆN ĐỨC HÒA", "Xã Mỹ Hạnh"],
    [
      "a numbered ward of Tân An, which the sources call split and is not",
      "Phường 4, Tân An",
      "Phường Long An",
    ],
    ["the same in short", "P.4, TP. Tân An", "Phường Long An"],
    ["the same without spaces", "P4 Tan An", "Phường Long An"],
    ["the same in English", "Ward 4, Tan An City", "Phường Long An"],
    ["ward 1 of Kiến Tường, not of Tân An or Tây Ninh", "phường 1, thị xã Kiến Tường", "Phường Kiến Tường"],
    ["one of four Tân Bình, by its district", "xã Tân Bình, Tân Thạnh", "Xã Tân Thạnh"],
    ["another, whose new commune joins two districts", "xã Tân Bình, Tân Trụ", "Xã Nhựt Tảo"],
    ["one of two Phước Đông", "Phước Đông, Gò Dầu", "Phường Gia Lộc"],
    ["the other", "xã Phước Đông, Cần Đước, Long An", "Xã Tân Lân"],
    ["Châu Thành of Long An, because only there was a Hiệp Thạnh", "Hiệp Thạnh, Châu Thành", "Xã Tầm Vu"],
    ["an old township", "thị trấn Đức Hòa", "Xã Đức Hòa"],
    ["today's commune by its unit word", "xã Đức Hòa", "Xã Đức Hòa"],
    ["today's ward by its unit word, not the old city", "phường Tân An", "Phường Tân An"],
    ["today's name in English", "My Hanh commune", "Xã Mỹ Hạnh"],
    ["today's ward, not the old province", "Long An ward", "Phường Long An"],
    ["a name that ends like the word for province", "phuong an tinh, trang bang", "Phường An Tịnh"],
    ["the tone where some lists print it", "xã Mỹ Qúy", "Xã Mỹ Quý"],
    ["and in the usual one", "xã Mỹ Quý", "Xã Mỹ Quý"],
    ["marks tell Thanh Phú from Thạnh Phú", "xã Thanh Phú", "Xã Bến Lức"],
    ["and Thạnh Phú from Thanh Phú", "xã Thạnh Phú", "Xã Thạnh Phước"],
    ["the district tells them apart without marks", "thanh phu, ben luc", "Xã Bến Lức"],
    ["an old unit narrowed by today's commune", "Đức Hòa Thượng, xã Mỹ Hạnh", "Xã Mỹ Hạnh"],
    ["a Chinese unit word", "Kien Tuong坊", "Phường Kiến Tường"],
    ["a code", "commune:27976", "Xã Mỹ Hạnh"],
    ["a park by its short word", "KCN Tân Đô", "Khu công nghiệp Tân Đô"],
    ["a park in Korean", "Tan Do 산업단지", "Khu công nghiệp Tân Đô"],
    ["a park in English", "Tan Do Industrial Park, Duc Hoa", "Khu công nghiệp Tân Đô"],
    [
      "a park rather than its longer namesake",
      "Long Hau IP",
      "Khu công nghiệp Long Hậu (gồm mở rộng và Long Hậu 3)",
    ],
    ["Roman numbers as digits", "kcx linh trung 3", "Khu chế xuất và công nghiệp Linh Trung III"],
    ["a park's commune besides", "KCN Tân Đô, xã Đức Hòa", "Khu công nghiệp Tân Đô"],
    ["an address, not the park of that name", "An Thạnh, Bến Lức", "Xã Bến Lức"],
  ])("%s", (_, typed, place) => {
    expect(found(typed)).toBe(place);
  });
});

describe("a place that the words do not decide is asked for", () => {
  test.each([
    [
      "a name of four old communes",
      "xã Tân Bình",
      ["Phường Bình Minh", "Xã Tân Biên", "Xã Tân Thạnh", "Xã Nhựt Tảo"],
    ],
    [
      "the same in today's province, whose name says nothing",
      "xã Tân Bình, tỉnh Tây Ninh",
      ["Phường Bình Minh", "Xã Tân Biên", "Xã Tân Thạnh", "Xã Nhựt Tảo"],
    ],
    ["the former province leaves two", "Tân Bình, Long An", ["Xã Tân Thạnh", "Xã Nhựt Tảo"]],
    ["a unit that was split", "xã Đức Hòa Thượng, Đức Hòa", ["Xã Đức Lập", "Xã Mỹ Hạnh"]],
    ["a split township", "thị trấn Thủ Thừa", ["Xã Thủ Thừa", "Xã Nhựt Tảo"]],
    [
      "a split unit with a namesake elsewhere",
      "xã Bình Thạnh",
      ["Phường Long An", "Xã Bình Hòa", "Xã Thủ Thừa"],
    ],
    [
      "of which the district leaves the split one",
      "xã Bình Thạnh, huyện Thủ Thừa",
      ["Phường Long An", "Xã Thủ Thừa"],
    ],
    ["today's commune kept only part of its old self", "xã Khánh Hưng", ["Xã Khánh Hưng", "Xã Vĩnh Hưng"]],
    ["today's name was another commune's before", "xã Bình Thành", ["Xã Bình Thành", "Xã Đức Huệ"]],
    ["a district, which is today's commune too", "Đức Hòa", ducHoa],
    ["the same in one word", "Duchoa", ducHoa],
    ["the same in Chinese", "德和", ducHoa],
    ["the same in Katakana", "ドゥックホア、ロンアン省", ducHoa],
    ["the same in Hangul, as the press writes it", "득화", ducHoa],
    ["a district with an unknown commune", "xã Foo, Đức Hòa", ducHoa],
    [
      "an old city, which is today's ward too",
      "Tân An",
      ["Phường Tân An", "Phường Long An", "Phường Khánh Hậu"],
    ],
    [
      "one of the two districts of a name",
      "huyện Châu Thành, Long An",
      ["Xã Tầm Vu", "Xã Vĩnh Công", "Xã Thuận Mỹ", "Xã An Lục Long"],
    ],
    ["marks that were not typed", "thanh phu", ["Xã Thạnh Phước", "Xã Bến Lức"]],
    ["marks that are wrong", "Mỹ Hánh Nam", ["Xã Mỹ Hạnh"]],
    ["the wrong unit word", "phường Mỹ Hạnh Nam", ["Xã Mỹ Hạnh"]],
    ["a word more than the name has", "My Hanh Foo", ["Xã Mỹ Hạnh"]],
    ["a commune in the wrong district", "Mỹ Hạnh Nam, Bến Lức", ["Xã Bến Lức", "Xã Mỹ Hạnh"]],
    ["a ward of another city", "Phường 4, Quận 3, TP.HCM", ["Phường Tân Ninh", "Phường Long An"]],
    [
      "a commune and a park of one name",
      "Phước Đông",
      ["Phường Gia Lộc", "Xã Tân Lân", "Khu công nghiệp Phước Đông"],
    ],
    ["a park that is not called one", "Tân Kim", ["Khu công nghiệp Tân Kim"]],
    ["a part of a park's name", "KCN SLICO", ["Khu công nghiệp Đức Hòa III - SLICO"]],
  ])("%s", (_, typed, candidates) => {
    expect(asked(typed)).toEqual(candidates);
  });

  test("a place that the rest of the text contradicts says so", () => {
    const resolution = resolvePlace("Phường 4, Quận 3", gazetteer);
    expect(resolution.kind === "ask" && resolution.candidates[0]?.because.map(({ key }) => key)).toEqual([
      "former-unit",
      "lies-elsewhere",
    ]);
  });

  test("a candidate says of which old unit it took a part", () => {
    const resolution = resolvePlace("xã Đức Hòa Thượng", gazetteer);
    expect(resolution.kind === "ask" && resolution.candidates[0]?.because).toEqual([
      {
        key: "part-of-former-unit",
        unit: "Xã Đức Hòa Thượng",
        districts: ["Huyện Đức Hòa"],
        province: "Long An",
      },
    ]);
  });
});

describe("a place that is not ours is not made one", () => {
  test.each([
    ["nothing typed", ""],
    ["signs alone", "?!, -"],
    ["a number alone", "4"],
    ["a city elsewhere", "TP.HCM"],
    ["the same in Katakana", "ホーチミン"],
    ["the same in Hangul", "호치민시"],
    ["the province alone, as the Korean press writes it", "타이닌성"],
    ["a former province", "tỉnh Long An"],
    ["a code in no list", "park:nope"],
  ])("%s", (_, typed) => {
    expect(found(typed)).toBe("none");
  });

  test("a slip of the keyboard is answered with names that are near", () => {
    const resolution = resolvePlace("Phước Đôgn", gazetteer);
    expect(resolution.kind === "none" && resolution.suggestions.map(({ place }) => nameOf(place))).toEqual([
      "Phường Gia Lộc",
      "Xã Tân Lân",
      "Khu công nghiệp Phước Đông",
    ]);
  });
});

test("what was typed is kept as it was", () => {
  const typed = "  xã  mỹ hạnh NAM ";
  expect(resolvePlace(typed, gazetteer).typed).toBe(typed);
});

const formerNames = communes.flatMap((commune) =>
  commune.formerUnits.map((unit) => [unit, commune] as const),
);

test("every old unit with any district of its new commune leads there or asks with it among the candidates", () => {
  for (const [unit, commune] of formerNames)
    for (const district of commune.formerDistricts) {
      const resolution = resolvePlace(`${unit.replace(" (part)", "")}, ${district}`, gazetteer);
      const places =
        resolution.kind === "one"
          ? [resolution.place]
          : resolution.kind === "ask"
            ? resolution.candidates.map(({ place }) => place)
            : [];
      expect(places, `${unit}, ${district}`).toContain(`commune:${commune.code}`);
    }
});

test("an old unit that is in several new ones is never decided by its name alone", () => {
  const owners = new Map<string, Set<string>>();
  for (const [unit, { code }] of formerNames) {
    const name = unit.replace(" (part)", "");
    owners.set(name, (owners.get(name) ?? new Set()).add(code));
  }
  for (const [name, codes] of owners)
    if (codes.size > 1) expect(asked(name).length, name).toBeGreaterThanOrEqual(codes.size);
});

test("every park is found by each of its published names", () => {
  for (const park of parks)
    for (const name of Object.values(park.name)) {
      const resolution = resolvePlace(name, gazetteer);
      expect(resolution.kind === "one" && resolution.place, name).toBe(`park:${park.slug}`);
    }
});

test("no text makes it throw, and nothing is found in noise", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      expect(["one", "ask", "none"]).toContain(resolvePlace(text, gazetteer).kind);
    }),
    { numRuns: 200 },
  );
});
