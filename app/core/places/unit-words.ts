import { likeness, type Syllable, spellingKey, splitWords, syllable } from "~/core/places/spelling";

/** What a word beside a name says the name is of. `town` is both a thị trấn and a thị xã in English. */
export type Unit = "commune" | "ward" | "township" | "town" | "district" | "province" | "park";

/** The words for each unit; those of English, Chinese, Japanese and Korean also stand behind the name. */
const before: Record<Unit, string[]> = {
  commune: ["xã", "x"],
  ward: ["phường", "p", "f"],
  township: ["thị trấn", "tt", "thị tứ"],
  town: [],
  district: ["huyện", "h", "thị xã", "tx", "thành phố", "tp", "quận", "q"],
  province: ["tỉnh", "t"],
  park: [
    "khu công nghiệp",
    "kcn",
    "cụm công nghiệp",
    "ccn",
    "khu chế xuất",
    "kcx",
    "khu kinh tế",
    "khu kinh tế cửa khẩu",
    "kkt",
    "kkt cửa khẩu",
    "kktck",
    "khu chế xuất và công nghiệp",
    "kcx và công nghiệp",
    "kcx và cn",
    "khu công nghiệp và đô thị",
    "kcn và đô thị",
  ],
};

const behind: Record<Unit, string[]> = {
  commune: ["commune", "乡", "鄉", "村", "사"],
  ward: ["ward", "坊", "街区", "동"],
  township: ["township", "镇", "鎮"],
  town: ["town", "町", "읍"],
  district: ["district", "city", "县", "縣", "県", "현", "市", "시", "市社"],
  province: ["province", "省", "성"],
  park: [
    "industrial park",
    "industrial zone",
    "industrial cluster",
    "export processing zone",
    "epz",
    "economic zone",
    "border gate economic zone",
    "ip",
    "iz",
    "epz and ip",
    "export processing zone and industrial park",
    "industrial park and urban area",
    "工业园区",
    "工业园",
    "产业集群",
    "出口加工区",
    "口岸经济区",
    "经济区",
    "工業區",
    "工業園區",
    "工業聚落",
    "口岸經濟區",
    "經濟區",
    "工業団地",
    "国境経済区",
    "経済区",
    "산업단지",
    "산업 클러스터",
    "국경관문 경제구역",
    "경제구역",
  ],
};

/** What is smaller than a commune: the name behind it is that of a hamlet or street, not of a place we know. */
const detailWords = [
  "ấp",
  "thôn",
  "khu phố",
  "kp",
  "tổ",
  "số",
  "số nhà",
  "đường",
  "hẻm",
  "quốc lộ",
  "ql",
  "tỉnh lộ",
  "hương lộ",
  "hamlet",
  "street",
  "road",
  "no",
];

/** A word with its meaning, found by its first syllable. */
type Word<Meaning> = { syllables: Syllable[]; meaning: Meaning };
type WordList<Meaning> = ReadonlyMap<string, Word<Meaning>[]>;

function wordList<Meaning>(texts: readonly (readonly [string, Meaning])[]): WordList<Meaning> {
  const list = new Map<string, Word<Meaning>[]>();
  for (const [text, meaning] of texts) {
    const syllables = splitWords(text).map(syllable);
    const first = syllables[0]?.plain ?? "";
    list.set(first, [...(list.get(first) ?? []), { syllables, meaning }]);
  }
  return list;
}

const units = Object.keys(before).filter((unit): unit is Unit => unit in behind);
const textsBehind = units.flatMap((unit) => behind[unit].map((text) => [text, unit] as const));
const wordsBefore = wordList([
  ...units.flatMap((unit) => before[unit].map((text) => [text, unit] as const)),
  ...textsBehind,
]);
const wordsBehind = wordList(textsBehind);
const wordsOfDetail = wordList(detailWords.map((text) => [text, "detail"] as const));

/** The words that stand at a place in the text, and how many syllables each takes. */
function standingAt<Meaning>(
  list: WordList<Meaning>,
  text: readonly Syllable[],
  start: number,
): { meaning: Meaning; length: number }[] {
  return (list.get(text[start]?.plain ?? "") ?? []).flatMap(({ syllables, meaning }) => {
    const typed = text.slice(start, start + syllables.length);
    if (typed.length !== syllables.length || spellingKey(typed) !== spellingKey(syllables)) return [];
    // "Tịnh" of An Tịnh is not "tỉnh", nor "Dương" "đường": marks that were typed must fit.
    return likeness(typed, syllables) === "misspelt" ? [] : [{ meaning, length: syllables.length }];
  });
}

/** Unit words that may open a name: "xã …", "KCN …", "ward …". */
export function unitsBefore(text: readonly Syllable[], start: number) {
  return standingAt(wordsBefore, text, start);
}

/** Unit words that may close one: "… commune", "… 坊". */
export function unitsBehind(text: readonly Syllable[], start: number) {
  return standingAt(wordsBehind, text, start);
}

/** Words of a street or hamlet: "ấp …", "đường …". */
export function isDetailAt(text: readonly Syllable[], start: number): boolean {
  return standingAt(wordsOfDetail, text, start).length > 0;
}
