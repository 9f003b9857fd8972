import { callbackIdOf } from '../../../shared/data/table/ids.ts';
import type { Caller } from './client.ts';
import { complaintBody, resolutionBody } from './samples.ts';

const customer = { name: '王先生', phone: '13800138000' };

/** A complaint that was raised in a callback, and has been handled. @returns its id, and that of the call about it */
export async function handledInCallback(
  specialist: Caller,
  owner: Caller,
): Promise<{ complaint: string; callback: string }> {
  const { id } = (await specialist.post('/complaints', complaintBody({ channel: 'callback', customer })))
    .body;
  await owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' });
  const { status } = await owner.post(`/complaints/${id}/resolution`, resolutionBody);
  if (status !== 200) throw new Error(`${id} was not resolved: ${status}`);
  return { complaint: id, callback: callbackIdOf(id) };
}
