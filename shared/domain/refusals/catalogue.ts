import { callbackSays } from './callback.ts';
import { commonSays } from './common.ts';
import { complaintSays } from './complaint.ts';
import { customerSays } from './customer.ts';
import { directorySays } from './directory.ts';
import { emergencySays } from './emergency.ts';
import { figuresSays } from './figures.ts';
import { failureSays, importSays } from './import.ts';
import { localSays } from './local.ts';
import { calendarSays, policySays, senseSays } from './policy.ts';
import { requestSays, titleSays } from './request.ts';
import { schemaSays } from './schema.ts';
import type { Said, Values } from './sentences.ts';
import { visitSays } from './visit.ts';

/** Everything that can be refused, by what it is about. Whoever refuses something reads its own part alone. */
export const catalogue = {
  titles: titleSays,
  requests: requestSays,
  schemas: schemaSays,
  common: commonSays,
  complaints: complaintSays,
  callbacks: callbackSays,
  visits: visitSays,
  customers: customerSays,
  directory: directorySays,
  policies: policySays,
  sense: senseSays,
  calendar: calendarSays,
  emergencies: emergencySays,
  figures: figuresSays,
  imports: importSays,
  failures: failureSays,
  local: localSays,
};

export type CataloguePart = keyof typeof catalogue;

/** A sentence of the catalogue, with the names of its values in their places. */
export interface Entry {
  readonly code: string;
  readonly values: readonly string[];
  readonly en: string;
  readonly zh: string;
}

export async function entriesOf(part: CataloguePart): Promise<Entry[]> {
  const sayings = Object.values<Said | ((values: Values) => Said)>(catalogue[part]);
  return await Promise.all(sayings.map(entryOf));
}

async function entryOf(saying: Said | ((values: Values) => Said)): Promise<Entry> {
  const named = new Set<string>();
  const itself = new Proxy<Values>(
    {},
    {
      get(_, name) {
        named.add(String(name));
        return `{${String(name)}}`;
      },
    },
  );
  const { code, message: en, chinese } = typeof saying === 'function' ? saying(itself) : saying;
  return { code, values: [...named], en, zh: (await chinese())[code] ?? '' };
}
