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

/** What a complaint is about, which form it is kept on (INTAKE-3) and who answers for it (ROUTE-1). */
export const categories = {
  sales_service_quality: {
    zh: '销售服务质量',
    en: 'Sales service quality',
    form: 'sales',
    owner: 'sales_director',
    urgentContact: false,
  },
  new_car_quality: {
    zh: '新车产品质量',
    en: 'New car quality',
    form: 'after_sales',
    owner: 'service_director',
    urgentContact: true,
  },
  price_dispute: {
    zh: '价格争议',
    en: 'Price dispute',
    form: 'after_sales',
    owner: 'care_director',
    urgentContact: false,
  },
} as const satisfies Record<string, CategoryRule>;

export type Category = keyof typeof categories;

export const categoryNames = Object.keys(categories) as [Category, ...Category[]];
