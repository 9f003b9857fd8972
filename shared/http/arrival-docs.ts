import { callDocs } from './call-view.ts';
import { local } from './documentation.ts';

/** What developers read of the fields that deliveries and visits have in common: of a body, */
export const arrivalBodyDocs = {
  branchId: 'The branch, from the list of branches.',
  customer: [
    'Who came. Known again by the telephone number, however it is written.',
    {
      name: 'As the customer gives it.',
      phone:
        'A number that exists in its country’s numbering plan, as people write it; without a country code it is Chinese.',
      class: 'Left out: what the customer’s file says; where it says nothing, private.',
      address: 'Where the customer lives; kept in their file.',
    },
  ],
  vehicle: [
    'The vehicle. Known again by its VIN; what is left out stays as its file has it.',
    {
      vin: '17 characters with a right check digit, in either case; kept upper-cased.',
      plate: 'The number plate.',
      model: 'Brand, model and year as people write them.',
      warrantyEndsOn: 'The day on which the free warranty ends, such as `2028-11-20`.',
      maintenanceContractEndsOn: 'The day on which the maintenance contract ends.',
      nextServiceOn: 'The day on which the next service is due.',
    },
  ],
} as const;

/** and of an answer. */
export const arrivalDocs = {
  id: 'Opaque; it stands in paths.',
  branchId: 'The branch.',
  registeredAt: `When it was registered, ${local}.`,
  customer: [
    'Who came.',
    {
      id: 'The id of the customer’s file.',
      name: 'As the customer gives it.',
      phone: 'As it was given; lists show it masked.',
      class: 'What kind of customer it was then.',
    },
  ],
  vehicle: [
    'The vehicle.',
    {
      vin: 'The vehicle identification number, upper-cased.',
      plate: 'The number plate; lists show it masked.',
      model: 'Brand, model and year as people write them.',
    },
  ],
  adviser: [
    'Who looked after the customer.',
    {
      role: 'Their role.',
      person: 'Their id; none of somebody who had left when it was read in.',
      name: 'Their name then.',
    },
  ],
  takenBy: [
    'Who registered it.',
    { role: 'Their role then.', person: 'Their id.', name: 'Their name then.' },
  ],
  callbacks: ['The calls that follow from it, as they stand now.', callDocs],
  erasedAt:
    'When the customer was erased, or the time of their data was over: names and numbers are empty and words are gone since (POLICY-3).',
  version: 'Raised by every change, those by automation too; it is the `ETag`.',
} as const;
