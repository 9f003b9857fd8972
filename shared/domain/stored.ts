import * as z from 'zod/mini';

/**
 * An object as it is stored. Fields it does not know pass through unseen and are written back: while a
 * deployment replaces one Lambda after the other, or is taken back, older code meets what newer code wrote. That goes
 * as far back as code that reads packed items: what is older cannot read them at all, so nothing is taken back to it.
 */
export function stored<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
): z.ZodMiniObject<Shape, z.core.$strip> {
  return z.looseObject(shape) as unknown as z.ZodMiniObject<Shape, z.core.$strip>;
}
