import { vinOf } from './vin.ts';

/** As many deliveries of that day by the first branch's sales adviser, each of another car to another customer. */
export function deliveriesFile(count: number, date: string, from = 0): string {
  const rows = Array.from({ length: count }, (_, nth) => {
    const serial = from + nth;
    return `客户${serial},1${3_000_000_000 + serial * 7},${vinOf(serial)},${date},张浩然`;
  });
  return `客户姓名,手机号,VIN,交车日期,销售顾问\n${rows.join('\n')}\n`;
}

/** As many customers, each with an address. */
export function customersFile(count: number, from = 0): string {
  const rows = Array.from({ length: count }, (_, nth) => {
    const serial = from + nth;
    return `客户${serial},1${3_000_000_000 + serial * 7},浦东大道 ${serial} 号`;
  });
  return `客户姓名,手机号,地址\n${rows.join('\n')}\n`;
}

/** The local date in Shanghai of an instant in milliseconds. */
export function dateOf(ms: number): string {
  return new Date(ms + 8 * 3600_000).toISOString().slice(0, 10);
}
