import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "~/core/shared/language";
import { findOpportunity } from "~/services/opportunities/find-opportunity.server";
import { indexOpportunities } from "~/services/opportunities/index-search.server";
import { listOpportunities } from "~/services/opportunities/list-opportunities.server";
import { touchCatalogue } from "~/services/reference/catalogue-version.server";
import { loadReferenceData } from "~/services/reference/load-reference-data.server";
import { seedOpportunities } from "~/services/seed/seed-opportunities.server";
import { freshDatabase } from "../../support/database";

let database: Awaited<ReturnType<typeof freshDatabase>>;
const now = new Date("2026-11-24T03:00:00Z");

beforeAll(async () => {
  database = await freshDatabase();
  await loadReferenceData(database.db, now);
});
afterAll(() => database.close());

async function list(search: string, lang: Language = "vi") {
  const answer = await listOpportunities(database.db, lang, new URLSearchParams(search));
  if ("moved" in answer) throw new Error(`moved to ${answer.moved}`);
  return answer;
}

async function slugs(search: string, lang: Language = "vi") {
  return (await list(search, lang)).page.rows.map(({ slug }) => slug);
}

describe("a search finds", () => {
  const huuThanh = "huu-thanh";
  const vinhHung = "vinh-hung-industrial-and-handicraft-cluster";
  test.each<[string, Language, string, string]>([
    ["Vietnamese with its marks", "vi", "khu công nghiệp Hựu Thạnh", huuThanh],
    ["Vietnamese without marks", "vi", "khu cong nghiep huu thanh", huuThanh],
    ["English on a Vietnamese page", "vi", "Huu Thanh industrial park", huuThanh],
    ["the last word while it is typed", "en", "Huu Tha", huuThanh],
    ["two characters of Chinese", "zh", "工业 Huu Thanh", huuThanh],
    ["two characters of Traditional Chinese", "zh-TW", "工業 Huu Thanh", huuThanh],
    ["two characters of Japanese", "ja", "工業 Huu Thanh", huuThanh],
    ["Korean", "ko", "산업단지 Huu Thanh", huuThanh],
    ["an old place", "vi", "huyen Vinh Hung", vinhHung],
    ["a sector by its name in the page's language", "ja", "教育", "ben-luc-vocational-school"],
  ])("%s (%s)", async (_, lang, q, slug) => {
    expect(await slugs(new URLSearchParams({ q }).toString(), lang)).toContain(slug);
  });

  test.each(["en", "ja"] as const)(
    "what sources call a sector, as every page prints it (%s)",
    async (lang) => {
      expect((await slugs("q=border economy", lang)).sort()).toEqual([
        "binh-hiep-border-gate-area",
        "long-an-border-gate-economic-zone",
        "my-quy-tay-border-gate-area",
      ]);
    },
  );

  test("the best match first: the name weighs more than a note", async () => {
    expect((await slugs("q=san bay Tay Ninh"))[0]).toBe("tay-ninh-airport");
  });

  test("some of the words when nothing holds all of them, and says so", async () => {
    const { found, page } = await list("q=Huu Thanh zzzzz");
    expect(found?.match).toBe("some");
    expect(page.rows.map(({ slug }) => slug)).toContain(huuThanh);
    expect((await list("q=Huu Thanh")).found?.match).toBe("all");
  });

  test("little words are none of the words that some are found by", async () => {
    expect((await list("q=factory for zzzzz in the Ben Luc", "en")).page.rows).toEqual(
      (await list("q=factory zzzzz Ben Luc", "en")).page.rows,
    );
    expect(await list("q=pineapple for", "en")).toMatchObject({
      page: { total: 0 },
      found: { match: "all" },
    });
  });

  test.each(["$", "!!!"])("nothing by %s, which is no word, and says which filter to drop", async (q) => {
    const { page, removals } = await list(new URLSearchParams({ q }).toString());
    expect(page.total).toBe(0);
    expect(removals).toMatchObject([{ removed: [{ change: { q: "" } }] }]);
  });

  test.each(["'", "\\", "') | ('a", ":*", "a & | !", "\u0000x", "🚀", "%", "((("])(
    "nothing and breaks nothing for %j",
    async (q) => {
      await expect(list(new URLSearchParams({ q }).toString())).resolves.toBeDefined();
    },
  );
});

test("closed and awarded ones are listed only when asked for, and their pages stay", async () => {
  const slug = "tan-my-ecological-urban-area";
  expect(await slugs("q=Tan My sinh thai")).not.toContain(slug);
  expect(await slugs("q=Tan My sinh thai&status=closed")).toContain(slug);
  expect((await findOpportunity(database.db, slug, now))?.opportunity.status).toBe("closed");
});

test("a place typed by an old name leads to its code; one that was split is asked about", async () => {
  const one = await listOpportunities(
    database.db,
    "vi",
    new URLSearchParams({ place: "xã Mỹ Hạnh Nam, Đức Hòa", q: "khu", areaMin: "" }),
  );
  expect("moved" in one && [...one.moved]).toEqual([
    ["q", "khu"],
    ["place", expect.stringMatching(/^commune:/)],
  ]);
  const ask = await list(new URLSearchParams({ place: "Đức Hòa" }).toString());
  expect(ask.place?.kind).toBe("ask");
  expect(ask.problems).toEqual([]);
});

test("an amount that cannot be read is told also when a place was typed beside it", async () => {
  const asked = new URLSearchParams({ place: "KCN Tân Đức", capitalMin: "5 tr", areaMax: "1.000 ha" });
  const moved = await listOpportunities(database.db, "vi", asked);
  if (!("moved" in moved)) throw new Error("the place was not found");
  const { query, problems } = await list(moved.moved.toString());
  expect(query).toMatchObject({ place: ["park:tan-duc"], areaMax: 1_000 });
  expect(problems).toEqual([{ param: "capitalMin", key: "number.invalid", value: "5 tr" }]);
});

test("a former province finds what was published of it without a commune", async () => {
  expect(await slugs("place=region:long-an&q=Prodezi")).toEqual(["2023-prodezi"]);
  expect(await slugs("place=region:tay-ninh")).toEqual(["tay-ninh-airport"]);
});

test("an empty list says which filters to drop, one by one or together", async () => {
  const alone = await list("kind=technology&sector=logistics");
  expect(alone.page.total).toBe(0);
  expect(alone.removals.map(({ removed }) => removed.map(({ change }) => Object.keys(change)[0]))).toEqual([
    ["kind"],
    ["sector"],
  ]);
  const together = await list("q=zzzzz&capitalMin=9000000000000");
  expect(together.removals).toHaveLength(1);
  expect(together.removals[0]?.removed).toHaveLength(2);
});

test.each<[Language, string]>([
  ["ja", "ドゥックホア"],
  ["ko", "득화"],
  ["zh", "德和"],
])(
  "a place in the script of %s finds offers whose pages hold only its Vietnamese name: %s",
  async (lang, name) => {
    const inDucHoa = ({ slug }: { slug: string }) => slug === "huu-thanh" || slug === "tan-do";
    const found = (await list(`q=${name}&kind=park-land`, lang)).page.rows.filter(inDucHoa);
    expect(found.length).toBeGreaterThan(0);
  },
);

test("who finds nothing in a sector is led to land, which is published without one", async () => {
  const { page, land } = await list("sector=electronics");
  expect(page.total).toBe(0);
  expect(land?.query).toMatchObject({ sector: [], kind: ["park-land"] });
  expect(land?.total).toBeGreaterThan(5);
  expect((await list("sector=electronics&kind=technology")).land).toBeNull();
});

test("a filter in another currency finds what the same sum in dollars finds", async () => {
  const dong = await list("capitalMin=26 tỷ");
  expect(dong.query).toMatchObject({ capitalMin: 26e9, currency: "VND" });
  expect(dong.page.rows.map(({ slug }) => slug)).toEqual(
    (await list("capitalMin=1000000")).page.rows.map(({ slug }) => slug),
  );
  expect((await list("capitalMin=1원")).page.total).toBe((await list("capitalMin=0")).page.total);
});

test("a filter by capital says how many have no published amount", async () => {
  const { page } = await list("capitalMin=1000000");
  expect(page.capitalUnknown).toBeGreaterThan(40);
  expect(page.rows.every(({ capitalUsd }) => (capitalUsd ?? 0) >= 1_000_000)).toBe(true);
});

test("an edit shows in the very next list and search", async () => {
  const { db } = database;
  const slug = "tay-ninh-airport";
  expect(await slugs("q=Bachforelle")).not.toContain(slug);
  await db.$transaction(async (tx) => {
    await tx.opportunity.update({
      where: { slug },
      data: { names: { vi: "Sân bay Bachforelle", en: "Bachforelle airport" }, editedAt: now },
    });
    await indexOpportunities(tx, [slug]);
    await touchCatalogue(tx);
  });
  expect(await slugs("q=Bachforelle")).toEqual([slug]);
});

test("the page of an opportunity names the department that the rules would give its lead to", async () => {
  const inPark = await findOpportunity(database.db, "huu-thanh", now);
  expect(inPark?.responsible?.department.code).toBe("economic-zone-authority");
  expect(inPark?.responsible?.due.due).toBe("2026-12-02");
  const inCommune = await findOpportunity(database.db, "ben-luc-vocational-school", now);
  expect(inCommune?.responsible?.department.code).toBe("finance");
  expect(inCommune?.related.length).toBeGreaterThan(0);
});

test("synthetic opportunities are marked, found and counted", async () => {
  const before = (await list("")).page.total;
  let told = 0;
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  await seedOpportunities(
    {
      db: database.db,
      now,
      random,
      progress: (done) => {
        told = done;
      },
    },
    30,
  );
  expect(told).toBe(30);
  const { page, facts } = await list("q=Gia lap&status=called&status=listed&status=preparing&status=closed");
  expect(page.total).toBe(30);
  expect(page.rows.every(({ slug }) => facts.opportunities.get(slug)?.synthetic)).toBe(true);
  expect((await list("")).page.total).toBeGreaterThan(before);
});
