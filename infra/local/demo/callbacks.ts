import * as z from 'zod';
import type { Client } from './client.ts';

const callbackPageSchema = z.object({
  items: z.array(z.object({ id: z.string(), complaint: z.object({ id: z.string() }), state: z.string() })),
});

type Callback = z.infer<typeof callbackPageSchema>['items'][number];

/** The branch's calls to customers whose complaints were raised in a callback. */
export async function callbacksOf(client: Client): Promise<readonly Callback[]> {
  const path = `/callbacks?branchId=${client.branchId}&limit=100`;
  return (await client.get('care_specialist', path, callbackPageSchema)).items;
}

/** How many of these calls there are, and how many of them were made. */
export async function callbacksText(client: Client): Promise<string> {
  const calls = await callbacksOf(client);
  const made = calls.filter(({ state }) => state === 'done' || state === 'done_late');
  return `回访中提出的抱怨，处理后再次回访 ${calls.length} 件，已完成 ${made.length} 件。\nCustomers to call again, as they complained in a callback: ${calls.length}; called: ${made.length}.`;
}
