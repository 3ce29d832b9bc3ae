import type { Commune } from "~/core/places/place";

/**
 * The former provinces that an old place names as published: by their own name, or by that of a district ("Cần Đước hoặc
 * Cần Giuộc"). A district that both provinces had (Châu Thành) tells neither, and a commune's name is no ground, even
 * where it sounds like a province's.
 */
export function formerProvincesNamedIn(
  communes: readonly Pick<Commune, "formerProvince" | "formerDistricts">[],
): (published: string) => string[] {
  const provinces = new Map<string, Set<string>>();
  const add = (name: string, province: string) =>
    provinces.set(name, (provinces.get(name) ?? new Set()).add(province));
  for (const { formerProvince, formerDistricts } of communes) {
    add(formerProvince, formerProvince);
    for (const district of formerDistricts) add(withoutUnit(district), formerProvince);
  }
  return (published) =>
    published
      .normalize("NFC")
      .split(/[,;]|\s(?:và|hoặc)\s/u)
      .flatMap((name) => {
        const [province, ...others] = provinces.get(withoutUnit(name)) ?? [];
        return province !== undefined && others.length === 0 ? [province] : [];
      });
}

function withoutUnit(name: string): string {
  return name.trim().replace(/^(?:tỉnh|huyện|thị xã|TX\.?|thành phố|TP\.?)\s+/iu, "");
}
