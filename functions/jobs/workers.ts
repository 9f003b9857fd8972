import type { JobKind } from '../../shared/domain/job/job.ts';
import type { JobWorker } from './worker.ts';

/** Who works off which kind of job; read with the first of its kind. */
export const workers: Readonly<Partial<Record<JobKind, () => Promise<JobWorker>>>> = {
  calls: async () => (await import('./work-calls.ts')).callsWorker,
  campaign: async () => (await import('./work-campaign.ts')).campaignWorker,
  emergency: async () => (await import('./work-emergency.ts')).emergencyWorker,
  drill: async () => (await import('./work-drill.ts')).drillWorker,
  erasure: async () => (await import('./work-erasure.ts')).erasureWorker,
  recount: async () => (await import('./work-recount.ts')).recountWorker,
  handover: async () => (await import('./work-handover.ts')).handoverWorker,
  import: async () => (await import('./work-import.ts')).importWorker,
};
