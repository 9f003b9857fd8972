import { angryCustomer } from './angry-customer.ts';
import { dealerFault } from './dealer-fault.ts';
import { faceToFace } from './face-to-face.ts';
import { immediateRework } from './immediate-rework.ts';
import { insuranceGuidance } from './insurance-guidance.ts';
import { misunderstanding } from './misunderstanding.ts';
import { misuse } from './misuse.ts';
import { phoneComplaint } from './phone-complaint.ts';
import { preDeliveryMiss } from './pre-delivery-miss.ts';
import { productFault } from './product-fault.ts';
import type { Script } from './script.ts';
import type { Situation } from './situations.ts';
import { staffAttitude } from './staff-attitude.ts';
import { unfounded } from './unfounded.ts';

/** What to say, by situation (HANDLE-11). Apart from the situations, which every answer about a complaint needs. */
export const scripts: Readonly<Record<Situation, Script>> = {
  face_to_face: faceToFace,
  phone_complaint: phoneComplaint,
  angry_customer: angryCustomer,
  staff_attitude: staffAttitude,
  immediate_rework: immediateRework,
  pre_delivery_miss: preDeliveryMiss,
  dealer_fault: dealerFault,
  product_fault: productFault,
  misuse,
  insurance_guidance: insuranceGuidance,
  misunderstanding,
  unfounded,
};
