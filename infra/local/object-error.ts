/** A refusal in the form in which S3 reports it; the SDK makes its typed exception of it. */
export class ObjectError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function accessDenied(message: string): ObjectError {
  return new ObjectError(403, 'AccessDenied', message);
}
