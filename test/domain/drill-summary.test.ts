import { expect, test } from 'vitest';
import { drillCounts, summaryOf, withCounts } from '../../shared/domain/emergency/drill-summary.ts';
import { summaryText } from '../../shared/domain/emergency/notice-text.ts';
import { newCarDefect } from '../support/complaint.ts';
import { PlanCase } from '../support/emergency.ts';

/** Three complaints: contacted in time, contacted late, never contacted. */
const drilled = () => [
  newCarDefect({ drill: true }).contact('2026-11-23 10:30'),
  newCarDefect({ drill: true }).settle('2026-11-23 13:00').contact('2026-11-23 13:10'),
  newCarDefect({ drill: true }).settle('2026-11-23 14:00'),
];

test('EMERG-4 a drill’s summary names each number by what it counts', () => {
  const counts = drilled()
    .map(({ complaint }) => drillCounts(complaint))
    .reduce(withCounts, {});
  const summary = summaryOf(counts);
  expect(summary).toMatchObject({
    complaints: 3,
    closed: 0,
    deadlines: { contact: { met: 1, late: 1, overdue: 1, running: 0 } },
    contact: { reached: 2, meanMinutes: 110, longestMinutes: 190 },
  });
  const { plan } = new PlanCase({ drill: true });
  const told = summaryText(plan, {
    ...summary,
    closed: 2,
    deadlines: {
      contact: { met: 5, late: 7, overdue: 11, running: 13 },
      reply: { met: 100, late: 200, overdue: 300, running: 400 },
    },
  });
  expect(told.zh).toContain(
    `演练 ${plan.number} 总结：抱怨 3 条，办结 2 条；时限按时 105 项、逾期完成 207 项、逾期未完成 311 项，平均 110 分钟、最长 190 分钟联系到客户。请修订应急预案。`,
  );
  expect(told.en).toContain(
    `Summary of drill ${plan.number}: 3 complaints, 2 closed; 105 deadlines met, 207 met late, 311 missed, customers contacted after 110 minutes on average and 190 at most. Please revise the emergency plan.`,
  );
});

test('EMERG-4 where no customer was contacted the summary tells of no time', () => {
  const { plan } = new PlanCase({ drill: true });
  const { zh, en } = summaryText(plan, summaryOf({ complaints: 1 }));
  expect(zh).toContain('抱怨 1 条，办结 0 条；时限按时 0 项、逾期完成 0 项、逾期未完成 0 项。');
  expect(en).toContain('1 complaints, 0 closed; 0 deadlines met, 0 met late, 0 missed. Please');
});
