const longest = 31;

/** Names as a workbook takes them: each once, whatever its case, with 31 characters at most and none that is forbidden. */
export function sheetNames(wanted: readonly string[]): string[] {
  // Excel keeps it for itself.
  const taken = new Set(['history']);
  return wanted.map((name) => {
    const fit = unquoted(name.toWellFormed().replaceAll(/[[\]/\\:*?]/g, ' ')).trim() || '-';
    for (let nth = 1; ; nth++) {
      const suffix = nth === 1 ? '' : ` (${nth})`;
      const one = `${fit.slice(0, longest - suffix.length)}${suffix}`.toWellFormed();
      if (taken.has(one.toLowerCase())) continue;
      taken.add(one.toLowerCase());
      return one;
    }
  });
}

/** A name may neither begin nor end with an apostrophe. */
function unquoted(name: string): string {
  const letters = [...name];
  const first = letters.findIndex((letter) => letter !== "'");
  const last = letters.findLastIndex((letter) => letter !== "'");
  return letters.slice(first, last + 1).join('');
}
