import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { StoredItem } from './item-size.ts';
import { type NotingProxy, operationOf, startProxy } from './proxy.ts';
import { type WriteCost, writeCost } from './write-units.ts';

/** A write that reached the table, of one item. */
export interface MeteredWrite {
  readonly pk: string;
  readonly sk: string;
  readonly cost: WriteCost;
  /** Of a transaction that was cancelled, which costs what it would have cost the table. */
  readonly cancelled: boolean;
}

type Action = {
  readonly TableName: string;
  readonly Item?: StoredItem;
  readonly Key?: StoredItem;
};

interface Reply {
  readonly status: number;
  readonly body: string;
}

/**
 * Measures what writes cost: takes the images of every item before its write and after, so it lets one write at a time
 * through. Deletions cost nothing, since only what has expired is deleted.
 */
export async function startMeteringProxy(engine: string): Promise<NotingProxy<MeteredWrite>> {
  let last: Promise<unknown> = Promise.resolve();
  const send = async (operation: string, body: string, headers: IncomingHttpHeaders): Promise<Reply> => {
    const target = String(headers['x-amz-target']).replace(/[^.]*$/, operation);
    const answer = await fetch(engine, { method: 'POST', headers: headersFor(headers, target), body });
    return { status: answer.status, body: await answer.text() };
  };

  async function write(
    operation: string,
    body: string,
    headers: IncomingHttpHeaders,
    note: (write: MeteredWrite) => void,
  ): Promise<Reply> {
    const transactional = operation === 'TransactWriteItems';
    const actions = actionsOf(operation, body);
    const images = async () => await readItems(actions, (input) => send('BatchGetItem', input, headers));
    const before = await images();
    const reply = await send(operation, body, headers);
    const cancelled = reply.status !== 200;
    const after = cancelled ? undefined : await images();
    for (const { Item, Key } of actions) {
      const { pk, sk } = keyOf(Item ?? Key);
      const old = before.get(`${pk} ${sk}`);
      const cost = writeCost(old, after ? after.get(`${pk} ${sk}`) : (Item ?? old), { transactional });
      note({ pk, sk, cancelled, cost: cancelled ? { ...cost, indexes: 0, rows: 0 } : cost });
    }
    return reply;
  }

  return await startProxy<MeteredWrite>(async (incoming, outgoing, note) => {
    const operation = operationOf(incoming);
    const body = await text(incoming);
    const { headers } = incoming;
    if (!['TransactWriteItems', 'UpdateItem', 'PutItem'].includes(operation)) {
      answer(outgoing, await send(operation, body, headers));
      return;
    }
    const written = last.then(() => write(operation, body, headers, note));
    last = written.catch(() => undefined);
    answer(outgoing, await written);
  });
}

function actionsOf(operation: string, body: string): Action[] {
  const input = JSON.parse(body) as Action & { TransactItems: Record<string, Action>[] };
  return operation === 'TransactWriteItems' ? input.TransactItems.flatMap(Object.values<Action>) : [input];
}

async function readItems(
  actions: readonly Action[],
  read: (input: string) => Promise<Reply>,
): Promise<Map<string, StoredItem>> {
  const table = actions[0]?.TableName ?? '';
  const Keys = actions.map(({ Item, Key }) => {
    const { pk, sk } = keyOf(Item ?? Key);
    return { pk: { S: pk }, sk: { S: sk } };
  });
  const { body } = await read(JSON.stringify({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }));
  const { Responses } = JSON.parse(body) as { Responses: Record<string, StoredItem[]> };
  return new Map((Responses[table] ?? []).map((item) => [Object.values(keyOf(item)).join(' '), item]));
}

function keyOf(item: StoredItem | undefined): { pk: string; sk: string } {
  return { pk: item?.pk?.S ?? '', sk: item?.sk?.S ?? '' };
}

/** The engine asks for a signature, but not that it is right. */
function headersFor(
  { authorization, ...headers }: IncomingHttpHeaders,
  target: string,
): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    'x-amz-date': String(headers['x-amz-date']),
    authorization: authorization ?? '',
  };
}

function answer(outgoing: ServerResponse, { status, body }: Reply): void {
  outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  outgoing.end(body);
}
