import { reportFrom, reportRefs } from '../../shared/data/figures/report-head.ts';
import { settleReport } from '../../shared/domain/report/settle.ts';
import { writeReportChange } from '../../shared/transactions/report-writes.ts';
import type { Settling } from './settling.ts';

export const reportSettling: Settling = {
  refs: reportRefs,
  read(loaded, id) {
    const state = reportFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        async settle(now, place, table) {
          const change = settleReport(state, now, place.policy);
          return change && (await writeReportChange(state, change, { loaded, place, table }));
        },
      }
    );
  },
};
