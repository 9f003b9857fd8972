import { sentences } from './sentences.ts';

/** What is said of customers, of their vehicles and of their data. */
export const customerSays = sentences(
  {
    no_such_customer: 'There is no such customer.',
    no_such_vehicle: 'There is no such vehicle.',
    not_for_others: 'This is for care staff of a branch that the customer came to: {roles}.',
    no_focus_mark: 'the customer bears no focus mark to remark on',
    still_needed:
      'the customer is still needed: {complaints} of their complaints and {visits} of their visits run',
    erased: 'the personal data of the customer are erased, and nothing can be added any more',
    no_erasure: 'Nobody has asked for this customer to be erased.',
    number_of_another: 'the number is another customer’s',
    number_of_many: 'is the number of {most} vehicles: give that of their owner',
    customer_never_came: 'names a branch that the customer never came to',
    vehicle_never_came: 'names a branch that the vehicle never came to',
    not_one_of_three: 'or `plate` or `vin` must be given, and only one of them',
  },
  () => import('./zh/customer.ts'),
);
