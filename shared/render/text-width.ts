/** East Asian wide and full-width characters. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/gu;

/** How wide a text is, in columns of a terminal or characters of a spreadsheet: a wide character takes two. */
export function widthOf(text: string): number {
  return Array.from(text).length + (text.match(wide)?.length ?? 0);
}
