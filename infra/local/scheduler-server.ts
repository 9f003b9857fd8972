import { errorFields, type Log } from '../../shared/log.ts';
import { type Listening, listen, readBody } from './http.ts';
import { createSchedulerApi, type SchedulerApiParts, SchedulerError } from './scheduler-api.ts';

const bodyLimitBytes = 1024 * 1024;

export interface SchedulerServerParts extends SchedulerApiParts {
  /** Told after every call that may have changed the earliest schedule. */
  readonly onChange: () => void;
  readonly log: Log;
}

/** Serves EventBridge Scheduler's REST protocol, for the unchanged SDK client, on a free loopback port. */
export function serveScheduler({ onChange, log, ...parts }: SchedulerServerParts): Promise<Listening> {
  const api = createSchedulerApi(parts);

  async function answer(request: Parameters<Parameters<typeof listen>[0]>[0]) {
    try {
      const { pathname: path, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
      const body = (await readBody(request, bodyLimitBytes)).toString();
      const output = api({ method: request.method ?? 'GET', path, query, body });
      onChange();
      return { status: 200, output };
    } catch (error) {
      if (error instanceof SchedulerError) {
        return { status: error.status, type: error.type, output: { Message: error.message } };
      }
      log('error', { event: 'scheduler_failed', ...errorFields(error) });
      return { status: 500, type: 'InternalServerException', output: { Message: 'Internal failure.' } };
    }
  }

  return listen((request, response) => {
    void answer(request).then(({ status, type, output }) => {
      if (type) response.setHeader('x-amzn-errortype', type);
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-amzn-requestid': crypto.randomUUID(),
      });
      response.end(JSON.stringify(output));
    });
  }, 0);
}
