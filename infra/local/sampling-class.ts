import { type Instant, plus } from '../../shared/domain/calendar.ts';
import { type CustomerClass, customerClasses } from '../../shared/domain/complaint/codes.ts';
import { isTargetClass } from '../../shared/domain/customer/class-after.ts';
import { periodsOf } from '../../shared/domain/customer/focus.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { isHistory } from '../../shared/domain/visit/hand-back.ts';
import { type Basis, type Sampling, samplingClassOf } from '../../shared/domain/visit/sampling.ts';
import type { SampledRecord } from './sampling-records.ts';

/** Clocks differ by less: a mark that was set so shortly before may not have been there. */
const sameTime = 'PT1M';

/**
 * CALL-3: the class that a visit has by what is stored of its customer, whatever the visit itself says of it; by its
 * dates where it says that it lies back in time.
 */
export function classByFiles(record: SampledRecord, policy: Policy): Sampling['class'] {
  const { receivedAt, handedBackAt, timeZone, sampling } = record.head;
  const at = sampling.basis?.decidedAt ?? handedBackAt;
  const history = sampling.class === 'history' && isHistory(handedBackAt, timeZone, { at, policy });
  return samplingClassOf(basisByFiles(record, at), { receivedAt, timeZone, history }, policy);
}

function basisByFiles({ head, file, changes }: SampledRecord, at: Instant): Omit<Basis, 'decidedAt'> {
  const { fileVersion = 0 } = head.sampling.basis ?? {};
  const by = changes.filter(({ version }) => version <= fileVersion);
  const classes = by.filter(({ kind }) => kind === 'class');
  const later = changes.find(({ kind, version }) => kind === 'class' && version > fileVersion);
  const last = classes.at(-1);
  const known = last ? last.after : later ? later.before : file?.class;
  const taken = classes.findLast(({ before, after }) => isTarget(before) && !isTarget(after));
  const wish = by.findLast(({ kind }) => kind === 'no_calls');
  return {
    customerClass: classNamed(known) ?? head.customerClass,
    targetUntil: taken?.at,
    focusSince: focusByFile({ head, file }, at),
    noCallsSince: wish?.after === 'wanted' ? wish.at : undefined,
  };
}

/** Marks are only added: one that the visit rests on must be there, and one that was there by then cannot be left out. */
function focusByFile({ head, file }: Pick<SampledRecord, 'head' | 'file'>, at: Instant): string | undefined {
  const { handedBackAt, sampling } = head;
  const periods = periodsOf(file ?? {}).filter(
    ({ from, until }) => from <= handedBackAt && handedBackAt < until,
  );
  const told = periods.find(({ from }) => from === sampling.basis?.focusSince);
  const sure = periods.find(({ markedAt }) => markedAt === undefined || plus(markedAt, sameTime) < at);
  return (told ?? sure)?.from;
}

export function isTarget(customerClass: string | undefined): boolean {
  return isTargetClass(classNamed(customerClass));
}

function classNamed(name: string | undefined): CustomerClass | undefined {
  return customerClasses.find((one) => one === name);
}
