import { componentName } from './component-names.ts';
import type { Json } from './forms-of-schema.ts';

/** An operation as far as it is told of parameters. */
export type Operation = Json & { readonly tags: readonly string[]; readonly parameters: readonly Json[] };

type Paths = Record<string, Record<string, Operation>>;

/** The operations with references to the parameters that several of them have, and those by their names. */
export function withSharedParameters(paths: Paths): { paths: Paths; parameters: Record<string, Json> } {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const times = new Map<string, number>();
  for (const parameter of operations.flatMap(({ parameters }) => parameters)) {
    const look = JSON.stringify(parameter);
    times.set(look, (times.get(look) ?? 0) + 1);
  }
  const parameters: Record<string, Json> = {};
  const shared = (parameter: Json, area: string): Json => {
    const look = JSON.stringify(parameter);
    if (times.get(look) === 1) return parameter;
    const free = namesOf(parameter, area).find(
      (name) => parameters[name] === undefined || JSON.stringify(parameters[name]) === look,
    );
    if (free === undefined) return parameter;
    parameters[free] = parameter;
    return { $ref: `#/components/parameters/${free}` };
  };
  const told = (operation: Operation): Operation => ({
    ...operation,
    parameters: operation.parameters.map((one) => shared(one, operation.tags[0] ?? '')),
  });
  return {
    paths: mapped(paths, (methods) => mapped(methods, told)),
    parameters,
  };
}

/** An id in a path is that of something else in each area. */
function namesOf(parameter: Json, area: string): string[] {
  const short = componentName(String(parameter.name));
  const full = componentName(area) + short;
  return parameter.in === 'path' ? [full] : [short, full];
}

function mapped<From, To>(record: Record<string, From>, to: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]));
}
