import * as z from 'zod';
import type { MonthCalendar } from './calendar.ts';
import type { Client } from './client.ts';

const noticePageSchema = z.object({
  items: z.array(z.object({ at: z.string(), text: z.object({ zh: z.string(), en: z.string() }) })),
  nextCursor: z.string().nullable(),
});

type Notice = z.infer<typeof noticePageSchema>['items'][number];

const shown = 6;

/** What the general manager was told in the month: how much, and the last of it. */
export async function noticesText(client: Client, { begin, end }: MonthCalendar): Promise<string> {
  const all = await noticesOf(client);
  const ofMonth = all
    .filter(({ at }) => Date.parse(at) >= Date.parse(begin) && Date.parse(at) < Date.parse(end))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const last = ofMonth.slice(-shown);
  const heading = `总经理本月收到 ${ofMonth.length} 条通知，最近 ${last.length} 条: The general manager's last notices, ${last.length} of ${ofMonth.length}:`;
  const lines = last.map(
    ({ at, text }) => `  ${at.slice(5, 16).replace('T', ' ')}  ${text.zh}\n               ${text.en}`,
  );
  return [heading, ...lines].join('\n');
}

async function noticesOf(client: Client): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: z.infer<typeof noticePageSchema> = await client.get(
      'general_manager',
      `/notices?limit=100${from}`,
      noticePageSchema,
    );
    notices.push(...page.items);
    cursor = page.nextCursor;
  }
  return notices;
}
