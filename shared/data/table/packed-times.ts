import { epochMilliseconds, fromEpoch, type Instant } from '../../domain/calendar.ts';

/**
 * Times in as few bytes as they take: each as the milliseconds since the one before, seven bits a byte, the lowest
 * first; the eighth says that more follow. Of a thousand that lie within a day each takes three bytes.
 *
 * @param times the earliest first
 */
export function packTimes(times: readonly Instant[]): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const time of times) {
    const now = epochMilliseconds(time);
    let rest = now - before;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
    bytes.push(rest);
    before = now;
  }
  return Uint8Array.from(bytes);
}

export function unpackTimes(packed: Uint8Array): Instant[] {
  const times: Instant[] = [];
  let time = 0;
  let step = 0;
  let weight = 1;
  for (const byte of packed) {
    step += (byte % 0x80) * weight;
    weight *= 0x80;
    if (byte >= 0x80) continue;
    time += step;
    times.push(fromEpoch(time));
    [step, weight] = [0, 1];
  }
  return times;
}
