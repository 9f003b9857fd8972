import * as z from 'zod/mini';

/** One of the forms that an object comes in. */
export interface Form {
  /** The values of the telling field that it has. */
  readonly when?: readonly (string | boolean)[];
  /** Whether it is the one where that field is left out. */
  readonly orAbsent?: true;
  /** Fields that it always has, beyond those that every form has. */
  readonly requires?: readonly string[];
  /** Fields that it never has. */
  readonly without?: readonly string[];
}

export interface Alternatives {
  /** The field whose value tells the forms apart, where one does. */
  readonly by?: string | undefined;
  readonly forms: Readonly<Record<string, Form>>;
}

/** Says of an object in the contract which fields belong together; what is checked is left to the schema's refinements. */
export function alternatives(forms: Alternatives['forms'], by?: string) {
  return z.meta({ alternatives: { by, forms } satisfies Alternatives });
}
