import type { Channel, findings } from '../complaint/codes.ts';
import type { Complaint } from '../complaint/complaint.ts';

/** What a handler may have to talk about, with a script for each (HANDLE-11). */
export const situations = [
  'face_to_face',
  'phone_complaint',
  'angry_customer',
  'staff_attitude',
  'immediate_rework',
  'pre_delivery_miss',
  'dealer_fault',
  'product_fault',
  'misuse',
  'insurance_guidance',
  'misunderstanding',
  'unfounded',
] as const;

export type Situation = (typeof situations)[number];

type Finding = (typeof findings)[number];

/** Who does not stand before us is called, however the complaint came in. */
const ofChannel: Readonly<Record<Channel, Situation>> = {
  hotline: 'phone_complaint',
  walk_in: 'face_to_face',
  wechat: 'phone_complaint',
  weibo: 'phone_complaint',
  website: 'phone_complaint',
  email: 'phone_complaint',
  app: 'phone_complaint',
  complaint_box: 'phone_complaint',
  letter: 'phone_complaint',
  callback: 'phone_complaint',
  manufacturer: 'phone_complaint',
  portal: 'phone_complaint',
};

/** Categories that say by themselves what is to be said; the others wait for the finding. */
const ofCategory: Readonly<Partial<Record<string, Situation>>> = {
  sales_staff_attitude: 'staff_attitude',
  service_staff_attitude: 'staff_attitude',
  immediate_rework: 'immediate_rework',
  pre_delivery_defect: 'pre_delivery_miss',
};

const ofFinding: Readonly<Record<Finding, Situation>> = {
  dealer_fault: 'dealer_fault',
  product_fault: 'product_fault',
  customer_misuse: 'misuse',
  misunderstanding: 'misunderstanding',
  pre_delivery_miss: 'pre_delivery_miss',
  unfounded: 'unfounded',
};

/** After these nobody has to own up to what the category supposed. */
const clearing: readonly (Finding | undefined)[] = ['customer_misuse', 'misunderstanding', 'unfounded'];

type Facts = Pick<Complaint, 'channel' | 'severe' | 'finding' | 'reopenings'> & {
  readonly category: string;
  /** Whether an insurer may pay for what the customer did. */
  readonly insurable?: boolean | undefined;
};

/** Which scripts fit a complaint as far as it is known, in the order of the list (HANDLE-11). */
export function situationsOf({
  category,
  channel,
  severe,
  finding,
  reopenings,
  insurable,
}: Facts): Situation[] {
  const supposed = ofCategory[category];
  // A rework right after paying is free of charge, whatever is found.
  const stands = supposed === 'immediate_rework' || !clearing.includes(finding);
  const fitting = new Set<Situation | undefined>([
    ofChannel[channel],
    stands ? supposed : undefined,
    finding && ofFinding[finding],
    finding === 'customer_misuse' && insurable ? 'insurance_guidance' : undefined,
    severe || reopenings.length > 0 ? 'angry_customer' : undefined,
  ]);
  return situations.filter((situation) => fitting.has(situation));
}
