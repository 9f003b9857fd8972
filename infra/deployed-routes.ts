/** What the gateway has to know of an operation; `functions/routes.ts` declares them. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** `open` needs no token. */
  readonly action: string;
  /** Whether the gateway lets fewer of it through than of others. */
  readonly costly?: boolean;
}

/** A route of the gateway: what leads a request to the Lambda of its area. */
export interface DeployedRoute {
  /** `ANY` is every one that has no route of its own at the path. */
  readonly method: ApiRoute['method'] | 'OPTIONS' | 'ANY';
  readonly path: string;
  /** Whether it is reached without a token. */
  readonly open: boolean;
  /** Whether fewer of it are let through than of others. */
  readonly costly: boolean;
}

/**
 * One route a path, whatever the methods: the Lambda tells them apart, so it answers HEAD and OPTIONS, and says of
 * any other method which there are. Two things the gateway tells by the method alone, so these have their own route:
 * what is costly, which it lets less of through, and what a page of another origin asks before it sends a token.
 *
 * @param preflights whether pages of other origins may use the API
 * @throws Error where a path is open to some of its methods only
 */
export function deployedRoutes(
  routes: readonly ApiRoute[],
  { preflights }: { readonly preflights: boolean },
): DeployedRoute[] {
  return [...Map.groupBy(routes, ({ path }) => path)].flatMap(([path, ofPath]): DeployedRoute[] => {
    const open = ofPath.every(({ action }) => action === 'open');
    if (!open && ofPath.some(({ action }) => action === 'open')) {
      throw new Error(`${path} is open to some of its methods only`);
    }
    const costly = ofPath.filter((route) => route.costly).map(({ method }) => method);
    return [
      // HEAD takes as much as GET.
      { method: 'ANY', path, open, costly: costly.includes('GET') },
      ...costly.map((method) => ({ method, path, open, costly: true })),
      ...(preflights && !open ? [{ method: 'OPTIONS', path, open: true, costly: false } as const] : []),
    ];
  });
}

/** How the gateway names the route. */
export function deployedKey({ method, path }: DeployedRoute): string {
  return `${method} ${path}`;
}
