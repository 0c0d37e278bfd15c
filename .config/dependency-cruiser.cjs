/** The direction of imports: domain <- use-cases <- (database, slack, queue, papers, governance) <- commands, jobs <- app. */
const layers = 'database|slack|queue|papers|governance';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '(^|/)src/domain/' },
      to: { path: '(^|/)(src|commands|jobs|tests)/', pathNot: '(^|/)src/domain/' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '(^|/)src/domain/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'use-cases-import-domain-only',
      severity: 'error',
      from: { path: '(^|/)src/use-cases/' },
      to: { path: '(^|/)(src|commands|jobs|tests)/', pathNot: '(^|/)src/(domain|use-cases)/' },
    },
    {
      // What stands in a folder `own` belongs to the verbs beside it; tests may look at it too.
      name: 'own-parts-stay-inside',
      severity: 'error',
      from: { path: '(^|/)((src|commands|jobs).*/)[^/]+$' },
      to: { path: '/own/[^/]+$', pathNot: ['(^|/)$2own/[^/]+$', '(^|/)$2[^/]+$'] },
    },
    {
      name: 'adapters-import-inward',
      severity: 'error',
      from: { path: `(^|/)src/(${layers})/` },
      to: { path: '(^|/)(src|commands|jobs|tests)/', pathNot: ['(^|/)src/(domain|use-cases)/', '(^|/)src/$2/'] },
    },
    {
      name: 'adapters-not-each-other',
      severity: 'error',
      from: { path: `(^|/)src/(${layers})/` },
      to: { path: `(^|/)src/(${layers})/`, pathNot: '(^|/)src/$2/' },
    },
    {
      name: 'commands-and-jobs-import-use-cases-and-slack',
      severity: 'error',
      from: { path: '(^|/)(commands|jobs)/' },
      to: { path: '(^|/)(src|tests)/', pathNot: '(^|/)src/(domain|use-cases|slack)/' },
    },
    {
      name: 'playground-stays-out',
      severity: 'error',
      from: { path: '(^|/)(src|commands|jobs)/', pathNot: '(^|/)src/playground/' },
      to: { path: '(^|/)src/playground/' },
    },
    {
      name: 'page-knows-the-contract-only',
      severity: 'error',
      from: { path: '(^|/)src/playground/page/' },
      to: {
        path: '(^|/)(src|commands|jobs|tests)/',
        pathNot: ['(^|/)src/playground/page/', '(^|/)src/playground/(web/contract|workspace/model)[.]ts$'],
      },
    },
    {
      name: 'page-uses-nothing-of-node',
      severity: 'error',
      from: { path: '(^|/)src/playground/page/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '(^|/)(src|commands|jobs)/' },
      to: { path: '(^|/)tests/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'src/database/generated'] },
    exclude: { path: ['node_modules', 'src/database/generated', 'tests/planted'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
