import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, test } from 'vitest';
import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { applyCommand } from '../../shared/domain/complaint/command.ts';
import type { ComplaintState } from '../../shared/domain/complaint/draft.ts';
import type { CommandName } from '../../shared/domain/complaint/transitions.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { commands, usualInput } from '../support/commands.ts';
import { actor, fullRoster, received } from '../support/complaint.ts';
import { instant } from '../support/time.ts';

/** A character of four bytes, as many as a text of its kind may have. */
const long = (characters: number) => '𠮷'.repeat(characters);
const note = long(2_000);
const heard = Array.from({ length: 10 }, () => ({ person: long(200), statement: note }));

/** Each text of an input as long as it may be. */
const longest: Partial<Record<CommandName, object>> = {
  'record-contact': { summary: note },
  'record-findings': {
    finding: 'dealer_fault',
    cause: note,
    evidence: note,
    heard,
    responsible: { department: long(200), person: long(200) },
  },
  'propose-solution': { description: note },
  'resolve-complaint': { cause: note, method: note, result: note, rootCause: note, improvement: note },
  'record-letter': { text: long(10_000) },
  'add-note': { text: note },
  'await-customer': { reason: note },
  'record-concealment': { reason: note },
  'escalate-complaint': { reason: note },
};

const story: readonly CommandName[] = [
  'record-contact',
  'record-findings',
  'record-findings',
  'propose-solution',
  'propose-solution',
  'add-note',
  'await-customer',
  'record-concealment',
  'record-letter',
  'record-letter',
  'escalate-complaint',
  'resolve-complaint',
  'verify-complaint',
  'record-findings',
  'resolve-complaint',
];

/** DynamoDB's own bound. */
const largestItem = 400 * 1024;

describe('every text at its longest, twice', () => {
  test('no item of a complaint outgrows DynamoDB', () => {
    const { state } = received({ id: 'cmp.grp1.br1.0000000000000001', branchId: 'grp1.br1' });
    let before: ComplaintState = {
      ...state,
      details: { ...state.details, description: long(10_000), demand: note },
    };
    let largest = 0;
    for (const [at, name] of story.entries()) {
      const input = { ...usualInput[name], ...(name === 'verify-complaint' && { outcome: 'unsatisfied' }) };
      const change = applyCommand(
        before,
        commands[name],
        commands[name].input.parse({ ...input, ...longest[name] }),
        {
          at: instant(`2026-11-23 ${11 + Math.floor(at / 4)}:${(at % 4) * 15 || '00'}`),
          by: actor('general_manager'),
          policy: effectivePolicy(),
          roster: fullRoster,
          named: { id: `per.${at}`, name: long(200), role: 'service_adviser' },
        },
      );
      for (const write of complaintHead.write(before, change)) {
        if (!('put' in write)) continue;
        const item = marshall(
          { ...write.put, data: write.data, row: write.row },
          { removeUndefinedValues: true },
        );
        largest = Math.max(largest, Buffer.byteLength(JSON.stringify(item)));
      }
      before = change;
    }
    expect(largest).toBeGreaterThan(200 * 1024);
    expect(largest).toBeLessThan(largestItem);
  });
});
