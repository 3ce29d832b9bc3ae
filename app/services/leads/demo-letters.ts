import { consentVersion, type LeadInput } from "~/core/leads/lead";

/** Letters as people write them, from persons who are plainly nobody: each kind, each language, each sort of sender. */
type Letter = Omit<LeadInput, "submitter" | "consent"> & {
  from: Pick<LeadInput["submitter"], "type" | "country" | "language">;
  /** Days since it came: some are overdue, some fresh. */
  daysAgo: number;
  withdrawn?: true;
};

const letters: Letter[] = [
  {
    kind: "investment",
    from: { type: "foreign-investor", country: "JP", language: "ja" },
    daysAgo: 12,
    place: "park:duc-hoa-1",
    sector: "electronics",
    capital: { amount: 12_000_000, currency: "USD" },
    areaHa: 2.5,
    jobs: 180,
    subject: "Demo: 電子部品工場の用地について",
    message: "コネクターを製造しております。2.5ヘクタールの用地と、変電所までの距離を教えてください。",
  },
  {
    kind: "investment",
    from: { type: "foreign-investor", country: "KR", language: "ko" },
    daysAgo: 6,
    sector: "food-processing",
    capital: { amount: 26_000_000, currency: "USD" },
    jobs: 240,
    subject: "Demo: 과일 가공 공장 입지 문의",
    message: "냉동 과일 가공 공장을 지으려고 합니다. 원료 산지와 가까운 곳을 추천해 주십시오.",
  },
  {
    kind: "investment",
    from: { type: "overseas-vietnamese", country: "US", language: "vi" },
    daysAgo: 3,
    place: "commune:25486",
    sector: "agriculture",
    capital: { amount: 400_000, currency: "USD" },
    subject: "Demo: Trồng và sơ chế trái cây ở quê",
    message: "Gia đình tôi muốn góp vốn trồng sầu riêng và sơ chế tại xã nhà. Xin hỏi về đất và thủ tục.",
  },
  {
    kind: "investment",
    from: { type: "mission", country: "FR", language: "en" },
    daysAgo: 1,
    sector: "energy",
    capital: { amount: 60_000_000, currency: "EUR" },
    subject: "Demo: Delegation interested in solar power",
    message: "A group of investors would like to visit in January. Which sites could they see?",
  },
  {
    kind: "partnership",
    from: { type: "foreign-investor", country: "TW", language: "zh-TW" },
    daysAgo: 9,
    sector: "textiles-footwear",
    subject: "Demo: 尋找鞋材供應商",
    message: "我們是製鞋廠，想在貴省尋找鞋底與鞋帶的供應商，每月約20萬雙。",
  },
  {
    kind: "partnership",
    from: { type: "foreign-investor", country: "CN", language: "zh" },
    daysAgo: 2,
    sector: "food-processing",
    subject: "Demo: 采购腰果与木薯淀粉",
    message: "我公司希望长期采购腰果和木薯淀粉，请介绍有出口资质的企业。",
  },
  {
    kind: "technology",
    from: { type: "foreign-investor", country: "DE", language: "en" },
    daysAgo: 8,
    sector: "environment",
    capital: { amount: 2_000_000, currency: "EUR" },
    subject: "Demo: Pilot for treating textile waste water",
    message: "We look for a park and a university to try our membrane process for a year.",
  },
  {
    kind: "technology",
    from: { type: "overseas-vietnamese", country: "JP", language: "vi" },
    daysAgo: 5,
    subject: "Demo: Chuyển giao phần mềm quản lý nhà lưới",
    message: "Nhóm kỹ sư người Việt ở Nhật muốn chuyển giao phần mềm điều khiển tưới cho hợp tác xã.",
  },
  {
    kind: "expertise",
    from: { type: "overseas-vietnamese", country: "AU", language: "en" },
    daysAgo: 4,
    sector: "health",
    subject: "Demo: Two weeks of teaching for nurses",
    message: "I have worked as a nurse for 20 years and could teach for two weeks each summer.",
  },
  {
    kind: "expertise",
    from: { type: "overseas-vietnamese", country: "DE", language: "vi" },
    daysAgo: 10,
    sector: "education",
    subject: "Demo: Dạy nghề cơ điện tử",
    message: "Tôi là thợ cả nghề cơ điện tử, có thể cùng trường nghề xây dựng chương trình.",
  },
  {
    kind: "contribution",
    from: { type: "overseas-vietnamese", country: "US", language: "vi" },
    daysAgo: 7,
    place: "commune:25480",
    capital: { amount: 500_000_000, currency: "VND" },
    subject: "Demo: Xây cầu nông thôn",
    message: "Hội đồng hương muốn đóng góp xây một cây cầu nhỏ. Xin hướng dẫn cách làm cho đúng quy định.",
  },
  {
    kind: "contribution",
    from: { type: "citizen", country: "VN", language: "vi" },
    daysAgo: 2,
    subject: "Demo: Tặng sách cho thư viện xã",
    message: "Chúng tôi có 800 cuốn sách muốn tặng thư viện các trường ở xã biên giới.",
  },
  {
    kind: "return",
    from: { type: "overseas-vietnamese", country: "CA", language: "vi" },
    daysAgo: 11,
    need: "residence",
    subject: "Demo: Về sống cùng cha mẹ",
    message: "Tôi còn quốc tịch Việt Nam, muốn về thường trú cùng cha mẹ. Cần những giấy tờ gì?",
  },
  {
    kind: "return",
    from: { type: "overseas-vietnamese", country: "FR", language: "en" },
    daysAgo: 5,
    need: "property",
    subject: "Demo: My late father’s house",
    message: "I was born in France. May I inherit my father’s house, and where do I begin?",
  },
  {
    kind: "return",
    from: { type: "overseas-vietnamese", country: "KR", language: "ko" },
    daysAgo: 1,
    need: "visa-exemption",
    subject: "Demo: 5년 사증 면제 증명서",
    message: "어머니가 베트남 분입니다. 5년 사증 면제를 신청하려면 무엇이 필요합니까?",
  },
  {
    kind: "obstacle",
    from: { type: "foreign-investor", country: "SG", language: "en" },
    daysAgo: 9,
    topic: "environment",
    place: "park:duc-hoa-1",
    subject: "Demo: Environmental permit has been waiting since June",
    message: "We have answered all remarks twice. Production is to begin in March.",
  },
  {
    kind: "obstacle",
    from: { type: "domestic-enterprise", country: "VN", language: "vi" },
    daysAgo: 3,
    topic: "land",
    place: "commune:25459",
    subject: "Demo: Vướng giải phóng mặt bằng",
    message: "Còn ba hộ chưa nhận đền bù nên dự án kho lạnh chưa thể khởi công.",
  },
  {
    kind: "support",
    from: { type: "domestic-enterprise", country: "VN", language: "vi" },
    daysAgo: 6,
    need: "market",
    sector: "agriculture",
    subject: "Demo: Tìm thị trường cho chanh không hạt",
    message: "Hợp tác xã có 200 ha chanh không hạt đạt chuẩn, muốn xuất khẩu sang Nhật Bản và châu Âu.",
  },
  {
    kind: "support",
    from: { type: "locality", country: "VN", language: "vi" },
    daysAgo: 4,
    need: "technology",
    subject: "Demo: Công nghệ xử lý rác cho xã",
    message: "Xã cần công nghệ xử lý rác sinh hoạt quy mô 20 tấn mỗi ngày.",
  },
  {
    kind: "partnership",
    from: { type: "foreign-investor", country: "JP", language: "ja" },
    daysAgo: 4,
    sector: "tourism",
    subject: "Demo: 旅行商品の共同企画",
    message: "バーデン山を組み込んだ旅行商品を、現地の会社と企画したいと考えています。",
    withdrawn: true,
  },
];

/** The letters as leads, each from a demo person of its own. */
export function demoLetters(): { lead: LeadInput; daysAgo: number; withdrawn: boolean }[] {
  return letters.map(({ from, daysAgo, withdrawn = false, ...rest }, index) => ({
    lead: {
      ...rest,
      submitter: { ...from, name: `Demo Person ${index + 1}`, email: `person-${index + 1}@demo.invalid` },
      consent: { version: consentVersion },
    },
    daysAgo,
    withdrawn,
  }));
}
