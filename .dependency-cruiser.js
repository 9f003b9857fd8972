/** Imports point one way: infra → functions → shared/http → shared/transactions → shared/data → shared/domain. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'The OpenAPI document lists its own route too; it is loaded when asked for.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'the-domain-is-pure',
      comment: 'No AWS, no middleware, no storage, no environment: only zod, time and telephone numbers.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: ['^shared/domain/', '^node_modules/(zod|temporal-polyfill|libphonenumber-js)/'] },
    },
    {
      name: 'data-knows-only-the-domain',
      severity: 'error',
      from: { path: '^shared/data/' },
      to: { path: '^(infra|functions|shared/(transactions|http|access|runtime|log))' },
    },
    {
      name: 'what-is-stored-has-one-direction',
      comment: 'A folder of shared/data that needs another is not needed by it.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^shared/data/' },
      to: { circular: true },
    },
    {
      name: 'transactions-know-data-and-domain',
      comment: 'They decide what one write brings along, and serve requests as well as what runs by itself.',
      severity: 'error',
      from: { path: '^shared/transactions/' },
      to: { path: '^(infra|functions|shared/(http|access|runtime|log))' },
    },
    {
      name: 'shared-knows-no-use-case',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(infra|functions)/' },
    },
    {
      name: 'functions-know-no-infrastructure',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'only-the-runtime-builds-clients',
      severity: 'error',
      from: { path: '^(functions|shared)/', pathNot: '^shared/runtime\\.ts$' },
      to: { path: '^node_modules/@aws-sdk/client-', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    },
    {
      name: 'areas-are-apart',
      comment: 'What two areas need lies in shared/.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/([^/]+)/', pathNot: '^functions/$1/' },
    },
    {
      name: 'what-is-imported-is-installed',
      comment: 'aws-lambda is nothing but types.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['node', 'import', 'default'],
    },
  },
};
