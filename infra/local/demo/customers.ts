import { vinSchema } from '../../../shared/domain/vin.ts';
import { randomFrom } from './random.ts';

const surnames = '陈林黄郑吴徐朱马胡郭何高罗宋谢唐韩冯董萧程曹袁邓许傅沈曾彭吕'.split('');
const givenNames =
  '晓峰 美玲 志远 雨桐 国庆 丽娟 文斌 嘉怡 海涛 秀梅 俊杰 静雯 立新 婉婷 建华 思远 桂芳 子涵 振东 雪莹'.split(
    ' ',
  );
const mobilePrefixes = ['136', '138', '139', '150', '158', '186', '189'];
const vinCharacters = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';

export interface Customer {
  readonly name: string;
  readonly phone: string;
  readonly vin: string;
  readonly plate: string;
}

/** Invented customers with their cars, always the same ones in the same order; any likeness is chance. */
export function createCustomers(seed: number) {
  const random = randomFrom(seed);
  const one = <T>(from: ArrayLike<T>) => from[Math.floor(random() * from.length)] as T;
  const several = (from: string, count: number) => Array.from({ length: count }, () => one(from)).join('');
  const used = new Set<string>();

  function name(): string {
    const drawn = one(surnames) + one(givenNames);
    if (used.has(drawn)) return name();
    used.add(drawn);
    return drawn;
  }

  /** The check digit stands ninth; one of eleven fits. */
  function vin(): string {
    const [before, after] = [
      `LSV${several(vinCharacters, 5)}`,
      several(vinCharacters, 2) + several('0123456789', 6),
    ];
    const fitting = [...'0123456789X'].map((digit) => before + digit + after);
    return vinSchema.parse(fitting.find((candidate) => vinSchema.safeParse(candidate).success));
  }

  return {
    next: (): Customer => ({
      name: name(),
      phone: one(mobilePrefixes) + several('0123456789', 8),
      vin: vin(),
      plate: `沪${one('ABCDEFGHK')}${several('0123456789', 5)}`,
    }),
  };
}
