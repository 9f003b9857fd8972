import * as z from 'zod/mini';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { localDate, plus, withOffset } from '../../shared/domain/calendar.ts';
import {
  type ImportDetails,
  importKinds,
  largestImportBytes,
  largestImportMegabytes,
  noRows,
} from '../../shared/domain/import/import.ts';
import { registerJob } from '../../shared/domain/job/register.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { importDetailed } from './import-view.ts';

/** How long the form for the file is good. */
const validFor = 'PT15M';
/** When the file is looked for first. */
const firstLookAfter = 'PT1M';

export const body = z.strictObject({
  branchId: z.string(),
  kind: z.enum(importKinds),
  name: shortText,
  size: z
    .int()
    .check(
      z.minimum(1),
      z.maximum(
        largestImportBytes,
        refused(importSays.file_over_limit({ megabytes: largestImportMegabytes, most: largestImportBytes })),
      ),
    ),
});

/** A file is announced: it is sent to the bucket and read in by a job, which looks for it from the next minute on. */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads: ({ body }) => readsOfBranch(fieldOf(body, 'branchId')),
  async run({ body }, context) {
    const { runtime, now } = context;
    const { branchId, kind, name, size } = body;
    const place = findBranch(branchId, context);
    const { branch, policy, by } = place;
    const id = newSubjectId('import', branchId, runtime.newId());
    const sendUntil = plus(now, validFor);
    const details: ImportDetails = { kind, name, size, by, sendUntil };
    const change = registerJob(
      {
        id,
        branchId,
        number: numberOf(branch.code, localDate(now, branch.timeZone), id),
        timeZone: branch.timeZone,
        kind: 'import',
        variant: kind,
        counts: { ...noRows },
        details,
        firstStepAt: plus(now, firstLookAfter),
      },
      'register-import',
      { at: now, by, policy },
    );
    const form = await (await runtime.importFiles()).uploadForm(id, size, { from: now, until: sendUntil });
    return {
      body: {
        ...importDetailed(change),
        upload: { method: 'POST', ...form },
        expiresAt: withOffset(sendUntil, branch.timeZone),
      },
      headers: { location: `/imports/${id}` },
      writes: jobHead.write(undefined, change),
      seen: seenAt(place, by, 'import', id, 'import'),
    };
  },
};

/** Such as `SH01-I20261121-7K3Q`. */
function numberOf(branchCode: string, date: string, id: string): string {
  return `${branchCode}-I${date.replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}
