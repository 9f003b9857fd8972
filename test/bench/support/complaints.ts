import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { keys } from '../../../shared/data/table/keys.ts';
import { fromEpoch } from '../../../shared/domain/calendar.ts';
import { categoryNames } from '../../../shared/domain/complaint/category.ts';
import { channels } from '../../../shared/domain/complaint/codes.ts';
import type { Complaint } from '../../../shared/domain/complaint/complaint.ts';
import { registerComplaint } from '../../../shared/domain/complaint/register.ts';
import { effectivePolicy } from '../../../shared/domain/policy.ts';
import { timeZone } from './branch.ts';

const policy = effectivePolicy();
const dayMs = 24 * 3600_000;
const by = { role: 'care_officer', person: 'per.ben.0000000000000000', name: '李娜' } as const;

/** What a caller sends to register a complaint. */
export const registration = {
  channel: 'hotline',
  category: 'new_car_quality',
  description: '新车高速行驶时左前门有异响，要求检查并给出处理方案。',
  customer: { name: '王芳', phone: '13812345678' },
  vehicle: { plate: '沪A12345', model: 'ID.4' },
};

/** The same by the n-th customer, of a hundred thousand. */
export function registrationBy(n: number) {
  const phone = `138123${String(n % 100_000).padStart(5, '0')}`;
  return { ...registration, customer: { ...registration.customer, phone } };
}

/** An enquiry is no complaint, and is not counted as one. */
const complaintCategories = categoryNames.filter((category) => category !== 'enquiry');

/** The n-th complaint of a branch, received in the days of November 2026: categories and channels by turns. */
export function complaintOf(branchId: string, n: number): Complaint {
  const receivedAt = fromEpoch(Date.UTC(2026, 10, 1) + (n % 28) * dayMs + (n % 600) * 60_000);
  return registerComplaint(
    {
      id: `cmp.${branchId}.${n.toString(36).padStart(16, '0')}`,
      number: `B-2026-${n}`,
      branchId,
      timeZone,
      category: complaintCategories[n % complaintCategories.length] ?? 'new_car_quality',
      channel: channels[n % channels.length] ?? 'hotline',
      severe: n % 50 === 0,
      receivedAt,
      details: {
        description: registration.description,
        customer: registration.customer,
        takenBy: by,
      },
    },
    { at: receivedAt, by, policy, roster: { holds: () => true } },
  ).head;
}

/** The batch of the stream that such heads arrive in. */
export function streamEvent(heads: readonly Complaint[]): DynamoDBStreamEvent {
  const records = heads.map((head, at) => {
    const key = keys.head(head.id);
    const image = marshall({ ...key, data: head }, { removeUndefinedValues: true });
    return {
      eventName: 'INSERT' as const,
      dynamodb: { SequenceNumber: String(at + 1), Keys: marshall(key), NewImage: image },
    };
  });
  return { Records: records } as DynamoDBStreamEvent;
}
