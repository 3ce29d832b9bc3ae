/**
 * The two strokes of a journey, which run together into one at its end, as SVG path data along the x axis.
 * Drawn from `from` to `to` (shares of the whole, 0 to 1), so that the part behind and the part ahead meet exactly.
 */
export function strands(
  from: number,
  to: number,
  box: { length: number; width: number; upright?: boolean },
): string {
  const segments = Math.max(1, Math.ceil((to - from) * 8));
  return strand(from, to, segments, -1, box) + strand(from, to, segments, 1, box);
}

type Box = { length: number; width: number; upright?: boolean };

function strand(from: number, to: number, segments: number, side: -1 | 1, box: Box): string {
  const step = (to - from) / segments;
  let path = `M${point(from, offset(from) * side, box)}`;
  for (let i = 0; i < segments; i++) {
    const start = from + i * step;
    const end = start + step;
    const first = point(start + step / 3, (offset(start) + (slope(start) * step) / 3) * side, box);
    const second = point(end - step / 3, (offset(end) - (slope(end) * step) / 3) * side, box);
    path += `C${first} ${second} ${point(end, offset(end) * side, box)}`;
  }
  return path;
}

/** Distance from the middle, 1 at the springs and 0 where the rivers meet: half a cosine wave. */
function offset(share: number): number {
  return (Math.cos(Math.PI * share) + 1) / 2;
}

function slope(share: number): number {
  return (-Math.PI * Math.sin(Math.PI * share)) / 2;
}

function point(share: number, aside: number, box: Box): string {
  const along = round(share * box.length);
  const across = round((0.5 + aside * 0.36) * box.width);
  return box.upright ? `${across} ${along}` : `${along} ${across}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
