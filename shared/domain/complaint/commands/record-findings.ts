import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import { noteText, shortText } from '../../text.ts';
import { causeNames } from '../cause.ts';
import { findings } from '../codes.ts';
import type { Command } from '../command.ts';
import { dropSolution, update } from '../draft.ts';
import { findingDemands, isShown } from '../finding.ts';
import { recordFound } from '../investigate.ts';

const withoutEvidence = findings.filter((finding) => !findingDemands[finding].evidence);
const shownByEvidence = findings.filter(
  (finding) => findingDemands[finding].evidence && finding !== 'customer_misuse',
);

const input = z
  .strictObject({
    finding: z.enum(findings),
    cause: noteText,
    /** Which of the causes that figures tell apart. */
    causeCode: z.optional(z.enum(causeNames)),
    evidence: z.optional(noteText),
    /** What the staff concerned say. */
    heard: z.optional(
      z
        .array(z.strictObject({ person: shortText, statement: noteText }))
        .check(z.minLength(1), z.maxLength(10)),
    ),
    insurable: z.optional(z.boolean()),
    demandReasonable: z.optional(z.boolean()),
    responsible: z.optional(
      z.strictObject({ department: z.optional(shortText), person: z.optional(shortText) }),
    ),
  })
  .check(
    z.refine(({ finding, evidence }) => isShown(finding, evidence), {
      path: ['evidence'],
      ...refused(complaintSays.evidence_missing),
    }),
    z.refine(({ finding, insurable }) => finding === 'customer_misuse' || insurable === undefined, {
      path: ['insurable'],
      ...refused(complaintSays.insurable_without_misuse),
    }),
    alternatives(
      {
        Plain: { when: withoutEvidence, without: ['insurable'] },
        Shown: { when: shownByEvidence, requires: ['evidence'], without: ['insurable'] },
        Misuse: { when: ['customer_misuse'], requires: ['evidence'] },
      },
      'finding',
    ),
  );

/** What the investigation found, and what that demands (HANDLE-3, ESC-5). */
export const recordFindings: Command<z.infer<typeof input>> = {
  name: 'record-findings',
  input,
  apply(draft, { finding, demandReasonable, insurable, causeCode: cause, ...told }, { at, named }) {
    // What was proposed on other findings, and nobody has approved, is not proposed any more.
    if (draft.head.solution?.decision.approval === 'pending') dropSolution(draft);
    update(draft, { status: 'investigated' });
    // Somebody of the staff is known by id; anybody else by what was written.
    const person = named?.id === told.responsible?.person ? named : undefined;
    const texts = person ? { ...told, responsible: { ...told.responsible, person: person.name } } : told;
    recordFound(draft, { finding, demandReasonable, insurable, cause, responsible: person?.id }, texts, at);
  },
};
