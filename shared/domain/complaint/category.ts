import type { Role } from '../roles.ts';

/** The two complaint forms. */
export const forms = ['sales', 'after_sales'] as const;

interface CategoryRule {
  readonly zh: string;
  readonly en: string;
  readonly form: (typeof forms)[number];
  readonly owner: Role;
  /** Whether CLOCK-1 and CLOCK-3 hold: contact within hours and the solution soon after. */
  readonly urgentContact: boolean;
}

const sales = { form: 'sales', urgentContact: false } as const;
const afterSales = { form: 'after_sales', urgentContact: false } as const;
const urgent = { form: 'after_sales', owner: 'service_director', urgentContact: true } as const;

/** What a complaint is about, which form it is kept on (INTAKE-3) and who answers for it (ROUTE-1). */
export const categories = {
  sales_service_quality: {
    zh: '销售服务质量',
    en: 'Sales service quality',
    owner: 'sales_director',
    ...sales,
  },
  new_car_supply: { zh: '新车资源', en: 'New car supply', owner: 'sales_director', ...sales },
  sales_staff_attitude: {
    zh: '销售人员态度',
    en: 'Attitude of sales staff',
    owner: 'sales_director',
    ...sales,
  },
  value_added: {
    zh: '增值服务（保险/金融/精品）',
    en: 'Value-added services (insurance, finance, accessories)',
    owner: 'value_added_manager',
    ...sales,
  },
  pre_delivery_defect: {
    zh: '交车检验未发现',
    en: 'Missed at the pre-delivery check',
    owner: 'sales_director',
    ...sales,
  },
  new_car_quality: { zh: '新车产品质量', en: 'New car quality', ...urgent },
  after_sales_service: { zh: '售后服务', en: 'After-sales service', ...urgent },
  repair_quality: { zh: '维修质量', en: 'Repair quality', ...urgent },
  parts_supply: { zh: '配件供应', en: 'Parts supply', ...urgent },
  immediate_rework: { zh: '刚出门又返修', en: 'Back again right after paying', ...urgent },
  technical: { zh: '故障诊断', en: 'Fault diagnosis', ...urgent },
  service_staff_attitude: {
    zh: '服务人员态度',
    en: 'Attitude of service staff',
    owner: 'service_director',
    ...afterSales,
  },
  delivery_time: { zh: '交付时间', en: 'Delivery time', owner: 'service_director', ...afterSales },
  price_dispute: { zh: '价格争议', en: 'Price dispute', owner: 'care_director', ...afterSales },
  process_inconvenience: {
    zh: '流程不便',
    en: 'Inconvenient procedure',
    owner: 'care_director',
    ...afterSales,
  },
  transport: { zh: '运输', en: 'Transport', owner: 'care_director', ...afterSales },
  suggestion: { zh: '提案与建议', en: 'Suggestion', owner: 'care_director', ...afterSales },
  other: { zh: '其他', en: 'Other', owner: 'care_director', ...afterSales },
  contract_dispute: { zh: '合同纠纷', en: 'Contract dispute', owner: 'general_manager', ...sales },
  /** No complaint: recorded and answered as one, and kept out of complaint rates (INTAKE-8). */
  enquiry: { zh: '咨询', en: 'Enquiry', owner: 'care_officer', ...afterSales },
} as const satisfies Record<string, CategoryRule>;

export type Category = keyof typeof categories;

export const categoryNames = Object.keys(categories) as [Category, ...Category[]];

/** Categories in which no charge can be recorded, since the dealer bears the cost (HANDLE-7). */
export function isFreeOfCharge(category: Category): boolean {
  return category === 'immediate_rework';
}
