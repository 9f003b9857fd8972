import type { CallbackPurpose } from '../callback/purposes.ts';
import { campaignCall } from './calls/campaign-call.ts';
import { complaintCall } from './calls/complaint-call.ts';
import { courtesyCall } from './calls/courtesy-call.ts';
import { deliverySecondCall } from './calls/delivery-second-call.ts';
import { deliveryThirdCall } from './calls/delivery-third-call.ts';
import { maintenanceContractCall } from './calls/maintenance-contract-call.ts';
import { nextServiceCall } from './calls/next-service-call.ts';
import { visitCall } from './calls/visit-call.ts';
import { visitSecondCall } from './calls/visit-second-call.ts';
import { warrantyCall } from './calls/warranty-call.ts';
import type { Script } from './script.ts';

/** What to say in a call, by what it is made for; loaded with the first call that is opened. */
export const callScripts: Readonly<Record<CallbackPurpose, Script>> = {
  complaint: complaintCall,
  delivery_courtesy: courtesyCall,
  delivery_second: deliverySecondCall,
  delivery_third: deliveryThirdCall,
  visit: visitCall,
  visit_second: visitSecondCall,
  maintenance_contract: maintenanceContractCall,
  warranty: warrantyCall,
  next_service: nextServiceCall,
  campaign: campaignCall,
};
