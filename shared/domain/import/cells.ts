import type * as z from 'zod/mini';
import { type CustomerClass, customerClasses } from '../complaint/codes.ts';
import { phoneNumberOf } from '../phone.ts';
import { commonSays } from '../refusals/common.ts';
import { importSays } from '../refusals/import.ts';
import { saidIn } from '../refusals/in-schema.ts';
import type { Said } from '../refusals/sentences.ts';
import { noteText, shortText } from '../text.ts';
import { vinSchema } from '../vin.ts';
import { dateIn, instantIn } from './local-time.ts';

/** Reads a cell that is not empty. @throws CellRefused saying what is wrong with it, without repeating it */
export type ReadCell<T> = (cell: string, zone: string) => T | Promise<T>;

export class CellRefused extends Error {
  override readonly name = 'CellRefused';
  readonly said: Said;
  constructor(said: Said) {
    super(said.message);
    this.said = said;
  }
}

/** How customers are classed in Chinese, besides the codes themselves. */
const classNames = new Map<string, CustomerClass>(
  Object.entries({
    普通客户: 'private',
    个人: 'private',
    个人客户: 'private',
    私人客户: 'private',
    贵宾: 'vip',
    贵宾客户: 'vip',
    集团公司: 'corporate',
    集团客户: 'corporate',
    公司客户: 'corporate',
    政府: 'government',
    政府车队: 'government',
    单位用车: 'fleet',
    车队: 'fleet',
    车队长: 'fleet',
    司法: 'judicial',
    警务: 'judicial',
    司法警务: 'judicial',
    重点客户: 'key_private',
    重点私人客户: 'key_private',
  } as const),
);

function refuse(said: Said): never {
  throw new CellRefused(said);
}

function firstSaid([issue]: readonly z.core.$ZodIssue[]): Said | undefined {
  return issue && saidIn(issue);
}

function textOf(schema: typeof shortText): ReadCell<string> {
  return (cell) => {
    const read = schema.safeParse(cell);
    return read.success ? read.data : refuse(firstSaid(read.error.issues) ?? importSays.not_text_cell);
  };
}

export const readName = textOf(shortText);
export const readText = textOf(noteText);

export const readPhone: ReadCell<string> = async (cell) =>
  cell.length <= 40 && (await phoneNumberOf(cell)) !== undefined
    ? cell
    : refuse(commonSays.not_a_phone_number);

export const readVin: ReadCell<string> = (cell) => {
  const read = vinSchema.safeParse(cell);
  return read.success ? read.data : refuse(firstSaid(read.error.issues) ?? commonSays.not_a_vin);
};

export const readClass: ReadCell<CustomerClass> = (cell) => {
  const code = cell.toLowerCase().replace(/[\s-]/g, '_');
  return (
    classNames.get(cell) ??
    customerClasses.find((one) => one === code) ??
    refuse(importSays.not_a_class({ classes: customerClasses }))
  );
};

export const readDate: ReadCell<string> = (cell) => dateIn(cell) ?? refuse(importSays.not_a_cell_date);

export const readInstant: ReadCell<string> = (cell, zone) =>
  instantIn(cell, zone) ?? refuse(importSays.not_a_cell_time);
