/** A route as the gateway needs it. */
export interface GatewayRoute {
  /** `ANY` for every one that has no route of its own at the path. */
  readonly method: string;
  readonly path: string;
}

export interface Match<R extends GatewayRoute> {
  readonly route: R;
  readonly pathParameters: Record<string, string>;
}

/**
 * @returns a function from method and path to the route and its decoded path parameters; where several fit,
 *   the one whose first differing segment is literal wins, then the one that names the method. @throws URIError for a path that cannot be decoded
 */
export function createMatcher<R extends GatewayRoute>(routes: readonly R[]) {
  const byShape = routes
    .map((route) => ({ route, segments: route.path.split('/') }))
    .sort((a, b) => literalFirst(a, b) || namedFirst(a, b));
  return (method: string, path: string): Match<R> | undefined => {
    const given = path.split('/');
    for (const { route, segments } of byShape) {
      if (![method, 'ANY'].includes(route.method) || segments.length !== given.length) continue;
      const fits = segments.every((segment, i) => (nameOf(segment) ? given[i] !== '' : segment === given[i]));
      if (!fits) continue;
      const parameters = segments.flatMap((segment, i) => {
        const name = nameOf(segment);
        return name ? [[name, decodeURIComponent(given[i] ?? '')] as const] : [];
      });
      return { route, pathParameters: Object.fromEntries(parameters) };
    }
    return undefined;
  };
}

function nameOf(segment: string): string | undefined {
  return /^\{(\w+)\}$/.exec(segment)?.[1];
}

function literalFirst(a: { segments: string[] }, b: { segments: string[] }): number {
  const at = a.segments.findIndex((segment, i) => !nameOf(segment) !== !nameOf(b.segments[i] ?? ''));
  if (at < 0) return 0;
  return nameOf(a.segments[at] ?? '') ? 1 : -1;
}

function namedFirst(a: { route: GatewayRoute }, b: { route: GatewayRoute }): number {
  return Number(a.route.method === 'ANY') - Number(b.route.method === 'ANY');
}
