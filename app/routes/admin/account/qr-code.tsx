import { encode } from "uqr";

/** A QR code as SVG in the page: no picture to load, nothing that leaves the house. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { data, size } = encode(text, { border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="220" height="220" role="img" shapeRendering="crispEdges">
      <title>{title}</title>
      {/* Cameras read dark on light, whatever the reader's scheme is. */}
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
