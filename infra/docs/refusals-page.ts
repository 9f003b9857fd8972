import { type CataloguePart, catalogue, entriesOf } from '../../shared/domain/refusals/catalogue.ts';

const headings: Readonly<Record<CataloguePart, string>> = {
  titles: 'Titles: the kinds of refusals 标题',
  requests: 'Requests as such 请求',
  schemas: 'Fields that are not what they should be 字段格式',
  common: 'Many things 通用',
  complaints: 'Complaints and their files 抱怨与文件',
  callbacks: 'Callbacks and campaigns 回访与活动',
  visits: 'Visits and deliveries 进站与交车',
  customers: 'Customers and vehicles 客户与车辆',
  directory: 'People and places 人员与机构',
  policies: 'Policies 规则',
  sense: 'Why a policy makes no sense (`why`) 规则之间的关系',
  calendar: 'What goes by the calendar (`why`) 按日历计算的期限',
  emergencies: 'Emergency plans 应急预案',
  figures: 'Reports, ledger, improvements, reviews 报告、奖惩、改进与评审',
  imports: 'Rows of imports 导入的行',
  failures: 'Files that cannot be taken 无法导入的文件',
  local: 'On one machine only 仅限单机运行',
};

/** The catalogue of refusals as a page: every code with its values and its words. */
export async function refusalsPage(): Promise<string> {
  const parts = await Promise.all((Object.keys(catalogue) as CataloguePart[]).map(section));
  return `# Refusals

Made from \`shared/domain/refusals/\` by \`npm run docs:refusals\`; a test holds it to the catalogue. 本页由拒绝原因目录生成。

Every refusal has a \`code\`, which stays the same when the words change, and the \`values\` that it is said with; so has every entry of \`errors\`, and every reason of a bad row of an import. \`title\`, \`detail\` and \`message\` are the words, in Chinese where \`Accept-Language\` likes Chinese better than English. A message of a field goes on from its \`path\`. In Chinese, roles, states and commands are called by their names; as values they are codes in every language.

${parts.join('\n\n')}
`;
}

async function section(part: CataloguePart): Promise<string> {
  const rows = (await entriesOf(part)).map(({ code, values, en, zh }) =>
    row([`\`${code}\``, values.map((name) => `\`${name}\``).join(', '), en, zh]),
  );
  return `## ${headings[part]}

| code | values | English | 中文 |
|---|---|---|---|
${rows.join('\n')}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
