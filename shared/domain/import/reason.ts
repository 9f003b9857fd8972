import * as z from 'zod/mini';
import { type Role, roleLabels } from '../roles.ts';
import { stored } from '../stored.ts';

/** Why a row or a file cannot be taken, as whoever has to correct it reads it. */
export const reasonSchema = stored({ zh: z.string(), en: z.string() });

export type Reason = z.infer<typeof reasonSchema>;

/** The Chinese of what is said of rows and files; `$1` is what stands in the brackets of its English. */
const chinese: readonly (readonly [RegExp, string])[] = [
  [/^is required$/, '必填'],
  [/^is not a telephone number$/, '不是有效的电话号码'],
  [/^must have 17 characters: digits, and letters but I, O and Q$/, '应为 17 位数字和字母，不含 I、O、Q'],
  [/^has a wrong check digit$/, '校验位不正确'],
  [/^must have at most (\d+) characters$/, '最多 $1 个字'],
  [/^must be a date such as \S+ or (\S+)$/, '应为日期，如 $1'],
  [
    /^must be a date such as (\S+), with or without a time such as (\S+)$/,
    '应为日期，如 $1，时间可省略，如 $2',
  ],
  [/^must be one of .+, or its Chinese name$/, '不是已知的客户类别'],
  [/^has (\d+) cells where the header has (\d+)$/, '有 $1 个单元格，表头只有 $2 个'],
  [/^has only (\d+) of the (\d+) cells$/, '只有 $1 个单元格，应有 $2 个'],
  [/^must not be in the future$/, '不能晚于当前时间'],
  [/^must not be before the (?:vehicle was received|reception)$/, '不能早于进站时间'],
  [/^must not be before the answer to extra work (\d+)$/, '不能早于客户对增项 $1 的答复'],
  [/^must not be before the visit was \w+$/, '不能早于已登记的上一步'],
  [/^is not on the staff of the branch$/, '不是本店员工'],
  [/^is the name of several of the staff: .+$/, '本店有同名员工，请填写员工编号'],
  [/^is (\w+), not (\w+) or (\w+)$/, '是$1，不是$2或$3'],
  [/ while the customer has not answered to extra work (\d+)$/, '客户尚未答复增项 $1，不能交车'],
  [/ while nobody is recorded to have reached the customer on site$/, '尚未登记到达救援现场，不能交车'],
  [/^is the number of (\d+) vehicles: .+$/, '该号码名下已有 $1 辆车，请填写车主本人的号码'],
  [
    /^is of another visit of that day than (.+), and a day has one$/,
    '与当日已登记的 $1 不是同一次进站，每天只记录一次',
  ],
  [/^is not the number that (\S+) of the same vehicle and day .+$/, '与同车同日已登记的 $1 的客户电话不一致'],
  [/^is another customer’s vehicle by now: .+$/, '该车现属其他客户，请直接变更车辆的车主'],
  [/^cannot be stored: .+$/, '该客户或车辆的资料过多，无法保存'],
  [/^A file of \w+ needs the column (.+)\.$/, '文件缺少必需的列：$1。'],
  [/^The column (.+) is there twice\.$/, '列“$1”出现了两次。'],
  [/^The file is empty\.$/, '文件是空的。'],
  [/^The file has no rows\.$/, '文件只有表头，没有数据。'],
  [/^The file was not sent in time\.$/, '文件未在规定时间内上传。'],
  [/^The file ends within a character: send it whole\.$/, '文件在一个字中间结束，请重新上传完整的文件。'],
  [
    /^The quotation mark of the row on line (\d+) is not closed: the file may be cut\.$/,
    '第 $1 行的引号没有闭合，文件可能不完整。',
  ],
  [/^The line (\d+) has more than (\d+) characters\.$/, '第 $1 行超过 $2 个字符。'],
  [/^The file is neither UTF-8 nor GB18030 text: .+$/, '文件不是 UTF-8 或 GB18030 文本，请另存为 CSV。'],
  [/^It was taken up again and again and came no further\.$/, '多次重试仍未能继续处理。'],
];

/** Both languages of what is said in English; what has no Chinese here is said in English in both. */
export function reasonOf(en: string): Reason {
  const [said, zh] = chinese.find(([pattern]) => pattern.test(en)) ?? [];
  if (said === undefined || zh === undefined) return { zh: en, en };
  const parts = said.exec(en) ?? [];
  return { zh: zh.replace(/\$(\d)/g, (_, nth) => inChinese(parts[Number(nth)] ?? '')), en };
}

/** Several at once, each behind the name of its column, where it has one. */
export function allReasons(reasons: readonly { column?: string | undefined; message: string }[]): Reason {
  const said = reasons.map(({ column, message }) => ({ column, ...reasonOf(message) }));
  return {
    zh: said.map(({ column, zh }) => (column === undefined ? zh : `${column}：${zh}`)).join('；'),
    en: said.map(({ column, en }) => (column === undefined ? en : `${column} ${en}`)).join('; '),
  };
}

function inChinese(part: string): string {
  return roleLabels[part as Role] ?? part;
}
