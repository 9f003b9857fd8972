import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { branchOfId, isSubjectId, type SubjectType, subjectTypeOf } from '../../shared/data/table/ids.ts';
import { contentOf, type Item } from '../../shared/data/table/item.ts';
import { callbackSchema } from '../../shared/domain/callback/callback.ts';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { deliverySchema } from '../../shared/domain/delivery/delivery.ts';
import { visitSchema } from '../../shared/domain/visit/visit.ts';
import {
  type Counted,
  countedCallback,
  countedDelivery,
  countedFigures,
  countedVisit,
} from './counted-figures.ts';

export interface FigureDifference {
  readonly branchId: string;
  readonly month: string;
  readonly figure: string;
  readonly stored: number;
  readonly counted: number;
}

/** Figures by `[branch, month, figure]`. */
type Figures = Map<string, number>;

/**
 * Compares all stored figures with a plain count over every head there is, written apart from the aggregator (STAT-3,
 * PERF-1). It reads the whole table, which only the machine of a developer should.
 *
 * @returns where they differ; empty when exact
 */
export async function recount(tableName: string): Promise<{ differences: FigureDifference[] }> {
  const counted: Figures = new Map();
  const stored: Figures = new Map();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) {
      if (item.sk === 'head' && isSubjectId(String(item.pk)))
        count(counted, String(item.pk), contentOf(item, 'data'));
      else if (String(item.pk).startsWith('books#')) takeStored(stored, item);
    }
  }
  const differences = [...new Set([...counted.keys(), ...stored.keys()])].flatMap((key) => {
    const difference = { stored: stored.get(key) ?? 0, counted: counted.get(key) ?? 0 };
    const [branchId = '', month = '', figure = ''] = JSON.parse(key) as string[];
    return difference.stored === difference.counted ? [] : [{ branchId, month, figure, ...difference }];
  });
  return { differences };
}

const counting: Readonly<Partial<Record<SubjectType, (head: unknown) => Iterable<Counted>>>> = {
  complaint: (head) => countedFigures(complaintSchema.parse(head)),
  callback: (head) => countedCallback(callbackSchema.parse(head)),
  visit: (head) => countedVisit(visitSchema.parse(head)),
  delivery: (head) => countedDelivery(deliverySchema.parse(head)),
};

function count(figures: Figures, id: string, head: unknown): void {
  for (const [month, figure, by] of counting[subjectTypeOf(id)]?.(head) ?? []) {
    add(figures, branchOfId(id), month, figure, by);
  }
}

/** The months and the balance; what a recount has built beside them is none of the figures. */
function takeStored(figures: Figures, item: Item): void {
  const { pk, sk } = item;
  const branchId = String(pk).slice('books#'.length);
  const { counters, balance } = contentOf(item, 'moved') as Record<
    'counters' | 'balance',
    Record<string, number> | undefined
  >;
  const [part, month = ''] = String(sk).split('#');
  if (part === 'account') {
    for (const [of, by] of Object.entries(balance ?? {})) add(figures, branchId, of, 'opened less ended', by);
  } else if (part === 'month' || part === 'persons') {
    for (const [name, by] of Object.entries(counters ?? {})) add(figures, branchId, month, name, by);
  }
}

function add(figures: Figures, branchId: string, month: string, figure: string, by: number): void {
  const key = JSON.stringify([branchId, month, figure]);
  figures.set(key, (figures.get(key) ?? 0) + by);
}
