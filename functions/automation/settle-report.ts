import { reportFrom, reportRefs } from '../../shared/data/report-store.ts';
import { writeReportChange } from '../../shared/data/report-writes.ts';
import { settleReport } from '../../shared/domain/report/settle.ts';
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
