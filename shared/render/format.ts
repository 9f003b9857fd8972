import { wallClock } from '../domain/calendar.ts';
import type { Cell, CellKind, ReportDocument } from '../domain/report/document.ts';
import type { Language, Words } from '../domain/words.ts';

/** What stands where there is nothing to tell. */
export const nothing = '—';

/** A cell as people read it. */
export function textOf(cell: Cell, kind: CellKind, language: Language): string {
  if (cell === null) return nothing;
  if (typeof cell !== 'number') return wordsOf(cell, language);
  switch (kind) {
    case 'change':
      return signed(cell);
    case 'percent':
      return `${grouped(cell * 100, 1)}%`;
    case 'points':
      return signed(cell * 100, 1);
    case 'mark':
      return grouped(cell, 2);
    case 'mark_change':
      return signed(cell, 2);
    case 'money':
      return `¥${grouped(cell / 100, 2)}`;
    case 'duration':
      return durationText(cell, language);
    default:
      return grouped(cell);
  }
}

/** Words in the language, and a name as it is. */
export function wordsOf(words: Words | string, language: Language): string {
  return typeof words === 'string' ? words : words[language];
}

function signed(value: number, digits = 0): string {
  const text = grouped(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

/** With a comma after every thousand and a true minus sign. */
function grouped(value: number, digits = 0): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(digits).split('.');
  const sign = Number(value.toFixed(digits)) < 0 ? '−' : '';
  const text = `${sign}${inThousands(whole)}`;
  return fraction === undefined ? text : `${text}.${fraction}`;
}

function inThousands(digits: string): string {
  const first = digits.length % 3;
  const groups = digits.slice(first).match(/\d{3}/g) ?? [];
  return [...(first > 0 ? [digits.slice(0, first)] : []), ...groups].join(',');
}

const units = [
  { seconds: 86_400, zh: '天', en: 'd' },
  { seconds: 3_600, zh: '小时', en: 'h' },
  { seconds: 60, zh: '分钟', en: 'min' },
] as const;

/** To the minute, in the two largest units that it has. */
function durationText(seconds: number, language: Language): string {
  let minutes = Math.round(seconds / 60);
  const parts = units.map((unit) => {
    const count = Math.floor((minutes * 60) / unit.seconds);
    minutes -= (count * unit.seconds) / 60;
    return { count, unit: unit[language] };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  const shown = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(({ count }) => count > 0);
  return shown.map(({ count, unit }) => `${count} ${unit}`).join(' ');
}

/** Whether the report is live or by whom and when it was signed. */
export function standingOf({ signed, generatedAt, timeZone }: ReportDocument): Words {
  const clock = wallClock(signed?.at ?? generatedAt, timeZone);
  // That of no branch, where there are several.
  const at = timeZone === 'UTC' ? `${clock} UTC` : clock;
  return signed
    ? { zh: `${signed.by} 于 ${at} 签字确认`, en: `Signed by ${signed.by} on ${at}` }
    : { zh: `实时数据，截至 ${at}`, en: `Live figures as of ${at}` };
}
