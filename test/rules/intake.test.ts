import { describe, expect, it, test } from 'vitest';
import { screenerOf } from '../../shared/data/directory/channels.ts';
import { rosterFrom } from '../../shared/data/directory/roster.ts';
import { type Category, categories, categoryNames } from '../../shared/domain/complaint/category.ts';
import { type Channel, channels } from '../../shared/domain/complaint/codes.ts';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { actor, received, registrationOf } from '../support/complaint.ts';
import { instant } from '../support/time.ts';

const everyChannel: Record<Channel, true> = {
  hotline: true,
  walk_in: true,
  wechat: true,
  weibo: true,
  website: true,
  email: true,
  app: true,
  complaint_box: true,
  letter: true,
  callback: true,
  manufacturer: true,
  portal: true,
};

describe('INTAKE-1', () => {
  test('INTAKE-1 a complaint comes in by any of twelve channels', () => {
    expect([...channels].toSorted()).toEqual(Object.keys(everyChannel).toSorted());
  });

  test.each(channels)('INTAKE-1 one intake for all: %s makes the same promises as the hotline', (channel) => {
    const promises = (of: Channel) => received({ channel: of }).complaint.tasks;
    expect(received({ channel }).complaint.channel).toBe(channel);
    expect(promises(channel)).toEqual(promises('hotline'));
  });
});

describe('INTAKE-2', () => {
  const details = {
    description: '提车当天发现车漆有划痕',
    demand: '重新喷漆',
    against: { person: '赵强', department: '销售部' },
    customer: { name: '王芳', phone: '13812345678' },
    vehicle: { vin: 'LSVAA4182E2184847', plate: '沪A12345', model: 'Lavida' },
    takenBy: { role: 'care_officer', person: 'per.1', name: '李娜' },
  } as const;

  it('INTAKE-2 a complaint has its full record at once: complainant, vehicle, content, demand, object, taker', () => {
    const { head: complaint, details: kept } = received({
      details,
      channel: 'walk_in',
      customerClass: 'vip',
    }).state;
    expect(kept).toEqual({ ...details, linked: [], attachments: [] });
    expect(complaint).toMatchObject({
      number: 'SH01-2026-00001',
      channel: 'walk_in',
      category: 'sales_service_quality',
      customerClass: 'vip',
      receivedAt: instant('2026-11-23 10:00'),
    });
  });

  it('INTAKE-2 registering is one change, the first of the record, by who took it in', () => {
    const { complaint, entries } = received({ details });
    expect(complaint).toMatchObject({ status: 'received', version: 1, entries: 1 });
    expect(entries).toMatchObject([{ entry: 1, action: 'register-complaint', by: actor('care_officer') }]);
  });

  it('INTAKE-2 when it was first learned of and when it was registered are kept apart', () => {
    const { complaint } = received({
      receivedAt: '2026-11-30 23:30',
      registeredAt: '2026-12-01 08:10',
    });
    expect(complaint).toMatchObject({
      receivedAt: instant('2026-11-30 23:30'),
      receivedMonth: '2026-11',
      registeredAt: instant('2026-12-01 08:10'),
    });
  });

  it('INTAKE-2 what is stored holds its schema, and names no customer in the head', () => {
    const { complaint } = received({ details });
    expect(complaintSchema.parse(complaint)).toEqual(complaint);
    expect(JSON.stringify(complaint)).not.toContain(details.customer.phone);
    expect(JSON.stringify(complaint)).not.toContain(details.customer.name);
  });

  it('INTAKE-2 what is not told stays open: neither vehicle nor demand is needed', () => {
    const { details: kept } = received({ details: registrationOf().details }).state;
    expect(kept.vehicle).toBeUndefined();
    expect(kept.demand).toBeUndefined();
  });
});

describe('INTAKE-3', () => {
  const forms: Record<Category, 'sales' | 'after_sales'> = {
    sales_service_quality: 'sales',
    new_car_supply: 'sales',
    sales_staff_attitude: 'sales',
    value_added: 'sales',
    pre_delivery_defect: 'sales',
    new_car_quality: 'after_sales',
    after_sales_service: 'after_sales',
    repair_quality: 'after_sales',
    parts_supply: 'after_sales',
    immediate_rework: 'after_sales',
    technical: 'after_sales',
    service_staff_attitude: 'after_sales',
    delivery_time: 'after_sales',
    price_dispute: 'after_sales',
    process_inconvenience: 'after_sales',
    transport: 'after_sales',
    suggestion: 'after_sales',
    other: 'after_sales',
    contract_dispute: 'sales',
    enquiry: 'after_sales',
  };

  test.each(categoryNames)('INTAKE-3 the form follows from the category %s', (category) => {
    expect(categories[category].form).toBe(forms[category]);
  });
});

describe('INTAKE-7', () => {
  const person = { id: 'per.7', name: '王雅静', role: 'care_specialist' } as const;
  const namedBy = { role: 'care_director', person: 'per.1', name: '周慧敏' } as const;
  const screeners = {
    version: 1,
    byChannel: { hotline: { person, namedAt: instant('2026-11-23 10:00'), namedBy } },
  };
  const roster = rosterFrom({ care_specialist: new Set(['per.7']) });

  it('INTAKE-7 each channel is screened by the person named for it, the others by the care officer', () => {
    expect(screenerOf(screeners, roster, 'hotline')).toEqual({ role: 'care_specialist', person: 'per.7' });
    expect(screenerOf(screeners, roster, 'wechat')).toEqual({ role: 'care_officer' });
    expect(screenerOf(undefined, roster, 'hotline')).toEqual({ role: 'care_officer' });
  });

  it('INTAKE-7 a person who has left screens nothing more', () => {
    expect(screenerOf(screeners, rosterFrom(), 'hotline')).toEqual({ role: 'care_officer' });
  });
});
