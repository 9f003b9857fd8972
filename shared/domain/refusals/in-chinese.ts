import { customerClassLabels, statusLabels } from '../complaint/labels.ts';
import type { CommandName } from '../complaint/transitions.ts';
import { importLabels } from '../import/labels.ts';
import { roleLabels } from '../roles.ts';
import { visitStatusLabels } from '../visit/visit.ts';
import { filled, isList, listed, type Said, type Value } from './sentences.ts';
import { commandsInChinese } from './zh/commands.ts';

type Names = Readonly<Record<string, string>>;

const unitNames: Names = { brand: '品牌', region: '区域', group: '集团' };
const planStatusNames: Names = { proposed: '待启用', planned: '已计划', on: '启用中', ended: '已结束' };
const entryStateNames: Names = { proposed: '待决定', confirmed: '已确认', dropped: '已驳回' };
const improvementStateNames: Names = { open: '进行中', completed: '已完成', measured: '已评估' };

/** @returns the Chinese of labels that have both languages */
function chineseOf(labels: Readonly<Record<string, { readonly zh: string }>>): Names {
  return Object.fromEntries(Object.entries(labels).map(([code, { zh }]) => [code, zh]));
}

/** What codes are called, by the name that they stand under in a sentence. */
const names: Readonly<Record<string, Names>> = {
  role: roleLabels,
  roles: roleLabels,
  above: roleLabels,
  managerRole: roleLabels,
  otherRole: roleLabels,
  status: chineseOf(statusLabels),
  visitStatus: visitStatusLabels,
  planStatus: planStatusNames,
  entryState: entryStateNames,
  improvementState: improvementStateNames,
  unit: unitNames,
  kind: chineseOf(importLabels),
  classes: chineseOf(customerClassLabels),
  command: commandsInChinese satisfies Readonly<Record<CommandName, string>>,
};

/** The refusal in Chinese, with all that it is said with: what has a name is called by it. */
export async function inChinese({ code, values, chinese }: Said): Promise<string> {
  const words = await chinese();
  const inner = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'object' && !isList(value)) inner.set(name, await inChinese(value));
  }
  return filled(words[code] ?? code, values, (value, name) => inner.get(name) ?? called(value, name));
}

function called(value: Value, name: string): string {
  if (typeof value !== 'object' || !isList(value)) return nameOf(String(value), name);
  const all = value.map((one) => nameOf(one, name));
  return name === 'roles' ? listed(all, '、', '或') : all.join('、');
}

function nameOf(code: string, name: string): string {
  return names[name]?.[code] ?? code;
}
