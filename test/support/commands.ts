import type { Command } from '../../shared/domain/complaint/command.ts';
import { acknowledgeComplaint } from '../../shared/domain/complaint/commands/acknowledge-complaint.ts';
import { addNote } from '../../shared/domain/complaint/commands/add-note.ts';
import { approveSolution } from '../../shared/domain/complaint/commands/approve-solution.ts';
import { assignComplaint } from '../../shared/domain/complaint/commands/assign-complaint.ts';
import { attachFile } from '../../shared/domain/complaint/commands/attach-file.ts';
import { awaitCustomer } from '../../shared/domain/complaint/commands/await-customer.ts';
import { classifyComplaint } from '../../shared/domain/complaint/commands/classify-complaint.ts';
import { endWaiting } from '../../shared/domain/complaint/commands/end-waiting.ts';
import { escalateComplaint } from '../../shared/domain/complaint/commands/escalate-complaint.ts';
import { mergeComplaint } from '../../shared/domain/complaint/commands/merge-complaint.ts';
import { proposeSolution } from '../../shared/domain/complaint/commands/propose-solution.ts';
import { recordAgreement } from '../../shared/domain/complaint/commands/record-agreement.ts';
import { recordConcealment } from '../../shared/domain/complaint/commands/record-concealment.ts';
import { recordContact } from '../../shared/domain/complaint/commands/record-contact.ts';
import { recordFindings } from '../../shared/domain/complaint/commands/record-findings.ts';
import { recordLetter } from '../../shared/domain/complaint/commands/record-letter.ts';
import { recordPayout } from '../../shared/domain/complaint/commands/record-payout.ts';
import { recordRemedy } from '../../shared/domain/complaint/commands/record-remedy.ts';
import { reopenComplaint } from '../../shared/domain/complaint/commands/reopen-complaint.ts';
import { resolveComplaint } from '../../shared/domain/complaint/commands/resolve-complaint.ts';
import { verifyComplaint } from '../../shared/domain/complaint/commands/verify-complaint.ts';
import { withdrawComplaint } from '../../shared/domain/complaint/commands/withdraw-complaint.ts';
import type { CommandName } from '../../shared/domain/complaint/transitions.ts';
import { otherComplaint } from './registration.ts';

/** A command with its input's type forgotten: the input is parsed before it is applied. */
const untyped = <Input>({ name, input, apply }: Command<Input>): Command => ({
  name,
  input,
  apply: (draft, body, given) => apply(draft, input.parse(body), given),
});

export const commands: Readonly<Record<CommandName, Command>> = {
  'acknowledge-complaint': untyped(acknowledgeComplaint),
  'assign-complaint': untyped(assignComplaint),
  'record-contact': untyped(recordContact),
  'record-findings': untyped(recordFindings),
  'propose-solution': untyped(proposeSolution),
  'approve-solution': untyped(approveSolution),
  'record-agreement': untyped(recordAgreement),
  'resolve-complaint': untyped(resolveComplaint),
  'verify-complaint': untyped(verifyComplaint),
  'record-remedy': untyped(recordRemedy),
  'withdraw-complaint': untyped(withdrawComplaint),
  'classify-complaint': untyped(classifyComplaint),
  'escalate-complaint': untyped(escalateComplaint),
  'merge-complaint': untyped(mergeComplaint(otherComplaint)),
  'record-payout': untyped(recordPayout),
  'record-letter': untyped(recordLetter),
  'record-concealment': untyped(recordConcealment),
  'reopen-complaint': untyped(reopenComplaint),
  'await-customer': untyped(awaitCustomer),
  'end-waiting': untyped(endWaiting),
  'add-note': untyped(addNote),
  'attach-file': untyped(attachFile),
};

/** An input each command takes, whatever the complaint is. */
export const usualInput: Readonly<Record<CommandName, Record<string, unknown>>> = {
  'acknowledge-complaint': {},
  'assign-complaint': { role: 'care_director' },
  'record-contact': { summary: '已致电客户', outcome: 'reached' },
  'record-findings': { finding: 'dealer_fault', cause: '交车前未检查' },
  'propose-solution': { kind: 'repair', description: '更换密封条', dueAt: '2030-01-01T12:00:00+08:00' },
  'approve-solution': { approved: true },
  'record-agreement': { agreed: true },
  'resolve-complaint': {
    cause: '车门密封条老化',
    method: '更换密封条',
    result: '客户试车后无异响',
    rootCause: '供应批次问题',
    improvement: '到货抽检密封条',
  },
  'verify-complaint': { outcome: 'satisfied' },
  'record-remedy': { cause: '配件到货晚', measure: '备足常用件' },
  'withdraw-complaint': { reason: '客户自行解决' },
  'classify-complaint': { priority: 'high' },
  'escalate-complaint': { reason: '超出权限' },
  'merge-complaint': { into: otherComplaint.id },
  'record-payout': { amount: { amount: 100, currency: 'CNY' } },
  'record-letter': { text: '您反映的问题已处理完毕。', by: 'post' },
  'record-concealment': { person: 'per.named', reason: '客户称早已告知' },
  'reopen-complaint': { reason: '问题再次出现' },
  'await-customer': { reason: '等待客户送车' },
  'end-waiting': {},
  'add-note': { text: '客户改约下周' },
  'attach-file': {
    id: '0123456789abcdef',
    name: '故障照片.jpg',
    kind: 'photo',
    type: 'image/jpeg',
    size: 120_000,
    version: 'v1',
  },
};
