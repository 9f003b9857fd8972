import { readFileSync } from 'node:fs';

export interface ProcessUsage {
  readonly processorSeconds: number;
  readonly memoryMegabytes: number;
}

/** The clock ticks of `/proc`, on every Linux. */
const ticksASecond = 100;

/** What a process has had of the processor so far, and what it has of the memory now; on Linux. */
export function usageOf(pid: number): ProcessUsage {
  // The name of the program may have spaces; what follows it has none.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    processorSeconds: (user + system) / ticksASecond,
    memoryMegabytes: Number(resident) / 1024,
  };
}
