import { type Instant, wallClock } from '../calendar.ts';
import type { Notice } from '../notice.ts';

interface Told {
  readonly number: string;
  readonly timeZone: string;
}

/** VISIT-4: the vehicle was not handed back as promised, or will not be. */
export function delayText({ number, timeZone }: Told, promised: Instant, now?: Instant): Notice['text'] {
  const due = wallClock(promised, timeZone);
  if (now === undefined) {
    return {
      zh: `${number} 未按约定在 ${due} 前交车。`,
      en: `${number} was not handed back by ${due}, as it was promised.`,
    };
  }
  const later = wallClock(now, timeZone);
  return {
    zh: `${number} 不能按约定在 ${due} 前交车，改约 ${later}。`,
    en: `${number} cannot be handed back by ${due}, as it was promised; it is promised by ${later} now.`,
  };
}

/** VISIT-3: nobody was with the customer in time. */
export function arrivalMissedText({ number, timeZone }: Told, dueAt: Instant): Notice['text'] {
  const due = wallClock(dueAt, timeZone);
  return {
    zh: `${number} 的救援未在 ${due} 前到场。`,
    en: `${number}: nobody reached the customer on site by ${due}.`,
  };
}
