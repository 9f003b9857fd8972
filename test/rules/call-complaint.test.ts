import { describe, expect, it } from 'vitest';
import { asFilesSay } from '../../shared/domain/callback/as-files-say.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { received } from '../support/complaint.ts';
import { Planned } from '../support/planned-call.ts';

const complaint = { id: 'cmp.grp1.br1.0000000000000009', number: 'SH01-2026-00009' };

const attempt = (call: Planned, outcome: 'reached' | 'refused' | 'busy') =>
  recordAttempt(call.state, { outcome }, { ...call.given('2026-11-23 11:00'), complaint });

describe('CALL-6', () => {
  it('CALL-6 the call says which complaint was raised in it', () => {
    const change = attempt(new Planned(), 'reached');
    expect(change.head.attempts).toMatchObject([{ outcome: 'reached', complaint }]);
    expect(change.head.status).toBe('done');
  });

  it('CALL-6 the complaint says in which call it was raised', () => {
    const raisedIn = 'cbk.grp1.br1.0000000000000002';
    expect(received({ channel: 'callback', raisedIn }).complaint).toMatchObject({ raisedIn });
    expect(received({ channel: 'callback' }).complaint).not.toHaveProperty('raisedIn');
  });

  it('CALL-6 what the files say of customer and vehicle goes before what the call was planned with', () => {
    const { customer } = new Planned().state.details;
    const vehicle = { vin: 'LSVAM4187C2184847', plate: '沪A11111', model: '途观L' };
    const said = { customer: { phone: '13900139000' }, vehicle: { plate: '沪A22222' } };
    expect(asFilesSay({ customer, vehicle }, said)).toEqual({
      customer: { name: customer.name, phone: '13900139000' },
      vehicle: { ...vehicle, plate: '沪A22222' },
    });
    expect(asFilesSay({ customer, vehicle }, {})).toEqual({ customer, vehicle });
  });

  it('CALL-6 only a customer who was reached can raise one', () => {
    for (const outcome of ['refused', 'busy'] as const) {
      expect(() => attempt(new Planned(), outcome)).toThrow('needs a customer who was reached');
    }
  });

  it('CALL-6 who calls to hear a complaint need not ask for the overall mark on top of it (CALL-5)', () => {
    const change = attempt(new Planned({ purpose: 'visit' }), 'reached');
    expect(change.head).toMatchObject({ status: 'done', end: { outcome: 'reached' } });
  });
});
