import { createRuntime, type Runtime } from '../../shared/runtime.ts';
import { localTable } from './create-table.ts';
import { directClients } from './direct-clients.ts';
import { startEngine } from './engine.ts';
import { openState } from './state.ts';

/** The table that `TABLE_NAME` names, as the environment leads to it; or else that of the stopped system in `DATA_DIR`. */
export async function openTable(): Promise<{ runtime: Runtime; stop: () => Promise<void> }> {
  if (process.env.TABLE_NAME) return { runtime: createRuntime(), stop: async () => undefined };
  const dataDir = process.env.DATA_DIR || '.data';
  const state = openState(dataDir);
  try {
    const engine = await startEngine(dataDir, process.env.DYNAMODB_ENDPOINT);
    const unused = 'http://127.0.0.1:9';
    directClients({ dynamodb: engine.endpoint, scheduler: unused, s3: unused });
    const stop = async () => {
      await engine.stop();
      state.close();
    };
    return { runtime: createRuntime({ TABLE_NAME: localTable }), stop };
  } catch (error) {
    state.close();
    throw error;
  }
}
