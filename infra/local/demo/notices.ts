import * as z from 'zod';
import { type NoticeKind, noticeKinds } from '../../../shared/domain/notice.ts';
import { type Role, roleWords } from '../../../shared/domain/roles.ts';
import type { MonthCalendar } from './calendar.ts';
import type { Client } from './client.ts';

const noticePageSchema = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(noticeKinds),
      text: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
  nextCursor: z.string().nullable(),
});

type Notice = z.infer<typeof noticePageSchema>['items'][number];

const shown = 6;

/** What the general manager was told in the month: how much, and the last of it. */
export async function noticesText(client: Client, calendar: MonthCalendar): Promise<string> {
  const ofMonth = await noticesOf(client, 'general_manager', calendar);
  const last = ofMonth.slice(-shown);
  const heading = `总经理本月收到 ${ofMonth.length} 条通知，最近 ${last.length} 条: The general manager's last notices, ${last.length} of ${ofMonth.length}:`;
  return [heading, ...last.map((notice) => line(notice))].join('\n');
}

/** What comes up seldom, and who is told of it. */
const seldom: readonly (readonly [Role, NoticeKind])[] = [
  ['service_director', 'complaint_merged'],
  ['service_director', 'complaint_reopened'],
  ['sales_director', 'called_in'],
  ['regional_manager', 'product_fault'],
  ['regional_manager', 'complaint_escalated'],
  ['sales_director', 'complaint_concealed'],
];

/** The first in the month of each notice that comes up seldom. */
export async function seldomText(client: Client, calendar: MonthCalendar): Promise<string> {
  const roles = [...new Set(seldom.map(([role]) => role))];
  const told = new Map<Role, readonly Notice[]>();
  for (const role of roles) told.set(role, await noticesOf(client, role, calendar));
  const lines = seldom.flatMap(([role, kind]) => {
    const first = told.get(role)?.find((notice) => notice.kind === kind);
    const { zh, en } = roleWords(role);
    return first ? [line(first, { zh: `${zh}：`, en: `${en}: ` })] : [];
  });
  return ['其他通知选摘: Some of what others were told:', ...lines].join('\n');
}

function line({ at, text }: Notice, to = { zh: '', en: '' }): string {
  return `  ${at.slice(5, 16).replace('T', ' ')}  ${to.zh}${text.zh}\n               ${to.en}${text.en}`;
}

/** The role's notices of the month, the first one first. */
async function noticesOf(client: Client, role: Role, { begin, end }: MonthCalendar): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const path = `/notices?limit=100${from}`;
    const page: z.infer<typeof noticePageSchema> = await client.get(role, path, noticePageSchema);
    notices.push(...page.items);
    cursor = page.nextCursor;
  }
  return notices
    .filter(({ at }) => Date.parse(at) >= Date.parse(begin) && Date.parse(at) < Date.parse(end))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
