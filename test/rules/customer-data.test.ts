import { expect, it, test } from 'vitest';
import { complaintRow } from '../../shared/data/complaint-row.ts';
import { received, registrationOf } from '../support/complaint.ts';

const row = (phone: string, plate?: string) => {
  const { details } = registrationOf();
  const customer = { name: details.customer.name, phone };
  return complaintRow(
    received({ details: { ...details, customer, ...(plate && { vehicle: { plate } }) } }).state,
  );
};

it('POLICY-3 lists show neither a whole telephone number nor a whole plate', () => {
  expect(row('13812345678', '沪A12345')).toMatchObject({
    customer: { phone: '138****5678' },
    plate: '沪A****45',
  });
});

test.each(['+8613812345678', '021-62345678', '10086', '110'])(
  'POLICY-3 %s is masked, a third of it or more',
  (phone) => {
    const shown = row(phone).customer.phone.replace('****', '');
    expect(shown.length).toBeLessThanOrEqual((phone.length * 2) / 3);
  },
);

it('POLICY-3 what decides and what is counted holds no personal data', () => {
  const { complaint } = received().contact('2026-11-23 11:00').resolve('2026-11-23 12:00').state;
  const head = JSON.stringify(complaint);
  for (const personal of ['王芳', '13812345678', '密封条', '礼品']) expect(head).not.toContain(personal);
});
