/**
 * Words of complaint and denunciation, as a sender of any of the six languages writes them. Each is kept from the words
 * that only contain it (选举报名, 広告発注, 사고발생, 고소득) and from what customers complain of to a business.
 */
const patterns: readonly RegExp[] = [
  // Vietnamese
  /(?<!\p{L})khiếu\s+nại(?!\p{L})(?!\s+(?:của\s+)?(?:khách|người\s+(?:mua|tiêu\s+dùng)))/u,
  /(?<!\p{L})(?<!(?:yếu|nhân|nguyên)\s+)tố\s+cáo(?!\p{L})/u,
  // English
  /(?<!\p{L})(?<!(?:customers?|consumers?)['’]?\s+)complaints?(?!\p{L})/u,
  /(?<!\p{L})complain(?:s|ed|ing|ants?)?(?!\p{L})/u,
  /(?<!\p{L})(?:denounc(?:e|es|ed|ing)|denunciations?)(?!\p{L})/u,
  // Chinese, in both scripts
  /(?<!客户|顾客|消费者|客戶|顧客|消費者|用户|用戶)(?:投诉|投訴)/u,
  /(?<![列选選推])(?:举报|舉報)(?![告名])/u,
  /(?:检举|檢舉)(?![办辦行措例])/u,
  /(?<!重)(?:申诉|申訴)(?!求)/u,
  // Japanese
  /(?<![広報申予警勧宣通公布被])告発(?![注信表売行令生])/u,
  /(?<!(?:顧客|お客様|お客さま|消費者)(?:から)?の?)苦情/u,
  /(?:不服|異議)(?:の|を)?申し?立/u,
  // Korean
  /(?:(?<!\p{L})|(?<=내부|공익|형사))고발(?![열광포])/u,
  /(?<!\p{L})고소(?:장|인(?!\s?증)|를|하고자|하려)|[을를]\s고소(?:합|하겠|했|하였)/u,
  /(?<!\p{L})진정서(?!비스)/u,
  /(?<!\p{L})이의\s?신청/u,
];

/**
 * Vietnamese typed without marks, looked for only when the whole text has none. "to cao" is also "tall" and the way to
 * Cao Lãnh, so that it counts only beside a paper, an intent or somebody accused.
 */
const unmarked: readonly RegExp[] = [
  /\bkhieu\s+nai\b(?!\s+(?:cua\s+)?(?:khach|nguoi\s+(?:mua|tieu\s+dung)))/,
  /\b(?:don|thu|muon|xin|bi)\s+to\s+cao\b/,
  /\bto\s+cao\s+(?:can\s+bo|lanh\s+dao|hanh\s+vi|sai\s+pham|vi\s+pham|tham\s+nhung|tieu\s+cuc|nguoi|giam\s+doc|chu\s+tich|cong\s+an)\b/,
];

/** Whether a proposal seems to be a complaint or a denunciation, for which the law has a way of its own. A guess: it blocks nothing. */
export function soundsLikeComplaint(subject: string, message: string): boolean {
  const texts = [subject, message].map((text) => text.normalize("NFKC").toLowerCase());
  const words = texts.some(isMarked) ? patterns : [...patterns, ...unmarked];
  return texts.some((text) => words.some((word) => word.test(text)));
}

/** Whether a text is written with the marks of Vietnamese. */
function isMarked(text: string): boolean {
  return /[\u0300-\u036fđ]/.test(text.normalize("NFD"));
}
