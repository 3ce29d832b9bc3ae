import { describe, expect, test } from "vitest";
import { soundsLikeComplaint } from "~/core/intake/complaint-words";

describe("a complaint or denunciation", () => {
  test.each([
    "Khiếu nại quyết định thu hồi đất",
    "Tôi tố cáo cán bộ xã nhận tiền.",
    "Đơn TỐ CÁO hành vi sai phạm",
    "Tôi khiếu  nại lần hai".normalize("NFD"),
    "Khieu nai ve tien den bu",
    "Don to cao",
    "Toi muon to cao mot nguoi",
    "To cao can bo dia chinh",
    "A complaint about the land office",
    "I wish to complain about an official.",
    "We denounce the bribery at the counter",
    "Denunciation of an officer",
    "我要投诉工业区管理人员",
    "举报官员受贿",
    "检举违法行为",
    "对决定提出申诉",
    "檢舉公務員收賄",
    "對處分不服，提出申訴",
    "投訴承辦人員",
    "職員の不正を告発します",
    "内部告発について",
    "窓口の対応に苦情を申し上げます",
    "処分に対する不服申立て",
    "決定に不服を申し立てたい",
    "공무원을 고발합니다",
    "내부고발",
    "담당자를 고소하려고 합니다",
    "고소·고발 절차",
    "고소장을 제출합니다",
    "진정서를 보냅니다",
    "처분에 대한 이의신청",
  ])("%s", (text) => {
    expect(soundsLikeComplaint(text, "")).toBe(true);
    expect(soundsLikeComplaint("", text)).toBe(true);
  });
});

describe("none", () => {
  test.each([
    "Nhà máy linh kiện điện tử",
    "Các yếu tố cáo buộc",
    "Trung tâm xử lý khiếu nại của khách hàng",
    "Toa nha to cao 30 tang",
    "We travel from Ben Luc to Cao Lanh",
    "Hàng rào to cao can bo",
    "A compliant factory with full compliance",
    "Software that sorts customer complaints",
    "选举报名",
    "列举报告中的数据",
    "质检举措",
    "体检举办地点",
    "重申诉求",
    "客户投诉管理软件",
    "選舉報導",
    "広告発注のシステム",
    "報告発表会",
    "お客様からの苦情に対応するコールセンター",
    "고소득 작물",
    "고소한 참기름",
    "고소작업대 임대",
    "사고발생 감지기",
    "광고발송 서비스",
    "재고발주 시스템",
    "고발열량 연료",
    "피부진정서비스",
  ])("%s", (text) => expect(soundsLikeComplaint(text, text)).toBe(false));

  test("what the subject ends with and the message begins with make no word", () => {
    expect(soundsLikeComplaint("Khiếu", "nại")).toBe(false);
  });

  test("marks anywhere in the text mean that words without them are others", () => {
    expect(soundsLikeComplaint("Nhà máy", "Khieu nai")).toBe(false);
  });
});
