import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { isComplaintId } from '../../shared/data/ids.ts';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { countedFigures } from './counted-figures.ts';

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
 * Compares all stored figures with a plain count over every complaint there is, written apart from the
 * aggregator (STAT-3). It reads the whole table, which only the machine of a developer should.
 *
 * @returns where they differ; empty when exact
 */
export async function recount(tableName: string): Promise<{ differences: FigureDifference[] }> {
  const counted: Figures = new Map();
  const stored: Figures = new Map();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  for await (const page of paginateScan({ client }, { TableName: tableName, ConsistentRead: true })) {
    for (const item of page.Items ?? []) {
      if (item.sk === 'head' && isComplaintId(String(item.pk))) countComplaint(counted, item.data);
      else if (String(item.pk).startsWith('figures#')) takeStored(stored, item);
    }
  }
  const differences = [...new Set([...counted.keys(), ...stored.keys()])].flatMap((key) => {
    const difference = { stored: stored.get(key) ?? 0, counted: counted.get(key) ?? 0 };
    const [branchId = '', month = '', figure = ''] = JSON.parse(key) as string[];
    return difference.stored === difference.counted ? [] : [{ branchId, month, figure, ...difference }];
  });
  return { differences };
}

function countComplaint(figures: Figures, head: unknown): void {
  const complaint = complaintSchema.parse(head);
  for (const [month, figure, by] of countedFigures(complaint)) {
    add(figures, complaint.branchId, month, figure, by);
  }
}

function takeStored(figures: Figures, { pk, sk, ...attributes }: Record<string, unknown>): void {
  const branchId = String(pk).slice('figures#'.length);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value !== 'number') continue;
    if (sk === 'balance') add(figures, branchId, name, 'opened less ended', value);
    else add(figures, branchId, String(sk).slice('month#'.length), name, value);
  }
}

function add(figures: Figures, branchId: string, month: string, figure: string, by: number): void {
  const key = JSON.stringify([branchId, month, figure]);
  figures.set(key, (figures.get(key) ?? 0) + by);
}
