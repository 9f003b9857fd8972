import type { Step } from '../step.ts';
import * as did from '../steps.ts';

/** Not at its end when the month is. */
export const openCourses = {
  deadlineExtended: [
    did.acknowledged('40m'),
    did.reached('40m'),
    did.investigated('160m'),
    did.proposed('160m', '8d 18:00'),
    did.agreed('160m'),
    did.setDeadline('170m', '8d 18:00'),
  ],
  untouched: [],
  reopenedAtEnd: [
    did.acknowledged('40m'),
    did.reached('40m'),
    did.investigated('130m'),
    did.proposed('130m', '1d 18:00'),
    did.resolved('1d 11:00'),
    did.unsatisfied('1d 17:00', '客户要求重新检查。'),
    did.remedied('1d 19:00', '首次检查不够细致。', '次日由技术主管复检。'),
  ],
  awaitingVerification: [
    did.acknowledged('40m'),
    did.reached('40m'),
    did.investigated('130m'),
    did.proposed('130m', '1d 18:00'),
    did.paid('1d 16:00'),
    did.resolved('1d 16:00'),
  ],
  agreedAtEnd: [
    did.acknowledged('40m'),
    did.reached('40m'),
    did.investigated('130m'),
    did.proposed('130m', '4d 18:00'),
    did.agreed('130m'),
  ],
} satisfies Record<string, readonly Step[]>;
