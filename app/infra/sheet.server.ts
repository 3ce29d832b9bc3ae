/** One cell: texts stay texts whatever they begin with, days and moments are dates that a program can count with. */
export type SheetCell = { text: string } | { day: string } | { moment: Date };

const widest = 60;

/** Makes an XLSX file of one sheet with a head row. The library is loaded when somebody first asks for a file. */
export async function writeSheet(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const data = [
    heads.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
    ...rows.map((row) => row.map(cellOf)),
  ];
  const columns = heads.map((head, index) => {
    const cells = rows.slice(0, 200).map((row) => lengthOf(row[index]));
    return { width: Math.min(widest, Math.max(head.length, ...cells) + 2) };
  });
  const file = await writeXlsxFile(data, { columns, sheet: title, stickyRowsCount: 1 }).toBuffer();
  return new Uint8Array(file);
}

function cellOf(cell: SheetCell) {
  if ("text" in cell) return { value: cell.text, type: String };
  // A sheet knows no time zones: what it shows is the time in Viet Nam.
  return "day" in cell
    ? { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: "yyyy-mm-dd" }
    : { value: new Date(cell.moment.getTime() + 7 * 3_600_000), type: Date, format: "yyyy-mm-dd hh:mm" };
}

function lengthOf(cell: SheetCell | undefined): number {
  return cell && "text" in cell ? cell.text.length : 16;
}
