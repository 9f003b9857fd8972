import { chinaCalendar } from './china-calendar.ts';
import type { Holidays, OpeningHours } from './opening-hours.ts';
import type { Policy } from './policy.ts';
import { type Segment, type WorkingHours, weekdays } from './working-hours.ts';

/** When a branch in that zone works. */
export function workingHoursOf(week: OpeningHours, holidays: Holidays, zone: string): WorkingHours {
  const { closed = [], worked = [], open = {} } = holidays;
  const known = holidays.calendar === 'china' ? chinaCalendar() : { off: [], worked: [] };
  const asWeekday = weekdays.map((day) => week[day]).find((hours) => hours !== undefined) ?? [];
  const shifts = new Map<string, readonly Segment[]>([
    ...[...known.worked, ...worked].map((day) => [day, asWeekday] as const),
    ...Object.entries(open),
  ]);
  const holiday = new Set([...known.off, ...closed]);
  for (const day of [...worked, ...Object.keys(open)]) holiday.delete(day);
  return { zone, week, holidays: holiday, shifts };
}

/** By the hours themselves, and by what they say: a policy that is read again says the same in other objects. */
const ofValues = new WeakMap<object, WeakMap<object, Map<string, WorkingHours>>>();
const ofContent = new Map<string, WorkingHours>();
const mostKept = 100;

/** The same for the same hours, so that what is laid out for them is laid out once. */
export function hoursOf({ openingHours, holidays }: Policy, zone: string): WorkingHours {
  const byHolidays = ofValues.get(openingHours) ?? new WeakMap<object, Map<string, WorkingHours>>();
  const byZone = byHolidays.get(holidays) ?? new Map<string, WorkingHours>();
  const hours = byZone.get(zone) ?? hoursThatSay(openingHours, holidays, zone);
  ofValues.set(openingHours, byHolidays.set(holidays, byZone.set(zone, hours)));
  return hours;
}

function hoursThatSay(openingHours: OpeningHours, holidays: Holidays, zone: string): WorkingHours {
  const content = JSON.stringify([openingHours, holidays, zone]);
  const hours = ofContent.get(content) ?? workingHoursOf(openingHours, holidays, zone);
  if (ofContent.size >= mostKept) ofContent.clear();
  ofContent.set(content, hours);
  return hours;
}
