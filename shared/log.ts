/** The only fields that may reach a log: no names, phones, plates, VINs, texts or tokens. */
export interface LogFields {
  readonly event: string;
  readonly operation?: string;
  readonly status?: number;
  readonly code?: string;
  readonly durationMs?: number;
  readonly requestId?: string;
  readonly subject?: string;
  readonly count?: number;
  readonly error?: string;
  readonly stack?: string;
}

export type Log = (level: 'info' | 'warn' | 'error', fields: LogFields) => void;

/** One JSON object a line, which Lambda and CloudWatch Logs Insights read as fields. */
export const writeLog: Log = (level, fields) => {
  console[level](JSON.stringify({ level, ...fields }));
};

/** An error as log fields: its name and the stack without the message, which may quote a caller's data. */
export function errorFields(error: unknown): Pick<LogFields, 'error' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  return { error: error.name, stack: frames.slice(0, 8).join('\n') };
}
