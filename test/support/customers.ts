import { callsWorker } from '../../functions/jobs/work-calls.ts';
import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import {
  customerFileRef,
  enterInFiles,
  type FoundFile,
  type FoundFiles,
  fileRefs,
  filesFrom,
  writeFile,
} from '../../shared/data/customer/customer-file.ts';
import { fileKeyOf, hashesOf } from '../../shared/data/customer/file-key.ts';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { jobFrom, jobHead } from '../../shared/data/job/job-store.ts';
import { type CustomerRef, newSubjectId } from '../../shared/data/table/ids.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import { planCallback } from '../../shared/domain/callback/plan.ts';
import type { CallbackPurpose } from '../../shared/domain/callback/purposes.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import type { Counts } from '../../shared/domain/job/job.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { branchIds } from './backends.ts';
import { specialist } from './planned-call.ts';

const branchId = branchIds[0];
const groupId = 'tst';

/** Customers with their files and the calls they are to expect, in a real table. */
export class Customers {
  readonly runtime: Runtime;
  #last = 0;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  newPhone(): string {
    this.#last += 1;
    return `1391234${String(this.#last).padStart(4, '0')}`;
  }

  /** The files that a number, and a VIN, lead to now. */
  async found(phone: string, vin?: string): Promise<FoundFiles> {
    const { table, newId } = this.runtime;
    const hashes = await hashesOf(await fileKeyOf(table, groupId), { phone, vin });
    if (!hashes) throw new Error(`${phone} is no number`);
    const loaded = await table.load(fileRefs(groupId, hashes));
    return await filesFrom(loaded, groupId, hashes, table, newId);
  }

  /** Registers a customer by their number. */
  async register(phone: string, name = '周先生'): Promise<CustomerRef> {
    const files = await this.found(phone);
    const given = { at: this.runtime.now(), by: specialist };
    await this.runtime.table.transact(enterInFiles(files, { branchId, customer: { name, phone } }, given));
    return { groupId, fileId: files.ids.customer };
  }

  async read({ fileId }: CustomerRef): Promise<FoundFile<Customer>> {
    const ref = customerFileRef(groupId, fileId);
    return { ref, file: (await this.runtime.table.load([ref])).get(ref) };
  }

  /** The writes of a call to a customer that is to be made from then on; the file as it was found. */
  planned(
    found: FoundFile<Customer>,
    { fileId }: CustomerRef,
    purpose: CallbackPurpose = 'campaign',
  ): { id: string; writes: Write[] } {
    const { now, newId } = this.runtime;
    const id = newSubjectId('callback', branchId, newId());
    const { name = '', phone = '' } = found.file ?? {};
    const call = planCallback(
      {
        id,
        branchId,
        number: 'T0-R20261123-0001',
        timeZone: 'Asia/Shanghai',
        purpose,
        notBefore: now(),
        owner: { role: 'care_specialist' },
        dueAt: '2026-12-24T15:59:59.000Z',
        details: { customer: { name, phone }, files: { customer: fileId } },
      },
      'plan-callback',
      { at: now(), by: specialist, policy: effectivePolicy() },
    );
    return { id, writes: [...callbackHead.write(undefined, call), writeFile(found, {})] };
  }

  /** Plans so many calls to a customer. */
  async plan(customer: CustomerRef, count = 1, purpose?: CallbackPurpose): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) {
      const { id, writes } = this.planned(await this.read(customer), customer, purpose);
      await this.runtime.table.transact(writes);
      ids.push(id);
    }
    return ids;
  }

  /** Works on a job as it is stored, for so many stretches at most. @returns what it has counted */
  async workOff(jobId: string, stretches = Number.POSITIVE_INFINITY): Promise<Counts> {
    const { table } = this.runtime;
    const loaded = await table.load(jobHead.refs(jobId));
    const state = jobFrom(loaded, jobId, callsWorker.details);
    const place = branchFrom(loaded, branchId);
    if (!state || !place) throw new Error(`there is no ${jobId}`);
    let counts: Counts = {};
    for await (const progress of callsWorker.work(state, place, this.runtime)) {
      if ('counts' in progress) counts = progress.counts;
      stretches -= 1;
      if (stretches <= 0) break;
    }
    return counts;
  }

  async callbacks(ids: readonly string[]): Promise<CallbackState[]> {
    const loaded = await this.runtime.table.load(ids.flatMap(callbackHead.refs));
    return ids.flatMap((id) => callbackHead.from(loaded, id) ?? []);
  }
}
