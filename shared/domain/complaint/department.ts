/** The departments that may answer for what went wrong, with the Chinese name people see. */
export const departments = {
  sales: { zh: '销售部', en: 'Sales' },
  value_added: { zh: '增值业务部', en: 'Value-added services' },
  reception: { zh: '售后接待', en: 'Service reception' },
  workshop: { zh: '维修车间', en: 'Workshop' },
  parts: { zh: '配件部', en: 'Parts' },
  customer_care: { zh: '客户关爱部', en: 'Customer care' },
  marketing: { zh: '市场部', en: 'Marketing' },
  finance: { zh: '财务部', en: 'Finance' },
  administration: { zh: '综合管理部', en: 'Administration' },
  manufacturer: { zh: '厂家', en: 'Manufacturer' },
  other: { zh: '其他', en: 'Other' },
} as const;

export type Department = keyof typeof departments;

export const departmentNames = Object.keys(departments) as [Department, ...Department[]];

/** Which department a text names: by its code, or by its Chinese or English name; any other is `other`. */
export function departmentNamed(text: string): Department {
  const said = plain(text);
  const named = departmentNames.find((code) => {
    const { zh, en } = departments[code];
    return [code, zh, zh.replace(/部$/, ''), en].some((name) => plain(name) === said);
  });
  return named ?? 'other';
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}
