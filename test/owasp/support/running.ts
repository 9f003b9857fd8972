import { inject } from 'vitest';
import { createClient } from '../../e2e/support/client.ts';
import { startSamplesAt } from '../../e2e/support/samples.ts';
import { type Entered, holderOfToken, tableOf } from '../../e2e/support/second-group.ts';

/**
 * The running system, as a test file reaches it.
 *
 * @param file which of them it is, so that each has customers of its own
 */
export function running(file: number) {
  startSamplesAt(file * 900);
  const system = inject('system');
  const client = createClient(system);
  const table = tableOf(system);
  return {
    system,
    /** What there is at `demo.sh01`. */
    things: inject('things'),
    client,
    table,
    /** A token whose subject nobody else uses. */
    newcomer: (): Promise<Entered> => holderOfToken(crypto.randomUUID(), { system, client, table }),
  };
}
