/**
 * Who may import whom; the reasons are in ARCHITECTURE.md. `./livery test` also plants a fault for
 * every rule in a copy of an empty tree and expects this file to find it (scripts/checks/imports).
 */

/** `conformance.ts` holds the tests that every adapter of a port must pass. */
const TEST = '(\\.test\\.tsx?|/conformance\\.ts)$';
const PURE = [
  '^lib/[^/]+/[a-z-]*(rules|contract|plan)\\.ts$',
  '^lib/call-plan/',
  '^telephony/render/',
  '^telephony/reconcile/plan[^/]*\\.ts$',
  '^theme/derive\\.ts$',
];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-circular',
      'A cycle has no first file to read.',
      {},
      // A type may point back: it is gone when the program runs.
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'app-is-thin',
      'A page or route calls contracts, queries and commands, not the database.',
      { path: '^app/', pathNot: TEST },
      { path: '^(telephony|scripts|prisma|lib/(db|outbox|audit|config-store))/' },
    ),
    forbid(
      'components-receive',
      'A component is given what it shows; it does not fetch it.',
      { path: '^components/', pathNot: TEST },
      {
        path: '^(app|telephony|scripts|prisma|lib)/',
        pathNot: ['^lib/[^/]+/[a-z-]*(contract|rules)\\.ts$', '^lib/shared/'],
      },
    ),
    forbid(
      'components-take-types-of-contracts',
      'A contract brings its checks along, 170 kB of them, to every browser.',
      { path: '^components/', pathNot: ['^components/ui/', TEST] },
      { path: '^lib/[^/]+/[a-z-]*contract\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'primitives-know-no-product',
      'components/ui has no words and no data.',
      { path: '^components/ui/', pathNot: TEST },
      { path: '^(lib|components/(?!ui/))' },
    ),
    forbid(
      'lib-stands-alone',
      'The product rules know neither pages nor switches.',
      { path: '^lib/', pathNot: TEST },
      { path: '^(app|components|telephony|scripts)/' },
    ),
    forbid(
      'theme-stands-alone',
      'Colours know nothing but colours.',
      { path: '^theme/', pathNot: TEST },
      { path: '^(app|components|lib|telephony|scripts)/' },
    ),
    forbid(
      'worker-is-headless',
      'The worker runs without the web app and without its gates.',
      { path: '^telephony/', pathNot: TEST },
      {
        path: '^(app|components|theme|scripts|lib/(http|access)|node_modules/(next|next-auth|react|react-dom))/',
      },
    ),
    forbid(
      'only-the-store-knows-the-database',
      "The worker's only database access is telephony/store.",
      { path: '^telephony/', pathNot: ['^telephony/store/', '^telephony/main\\.ts$', TEST] },
      { path: '^lib/db/' },
    ),
    forbid(
      'adapters-are-strangers',
      'What talks to FreeSWITCH, to Kamailio and what reads call records do not know each other.',
      { path: '^telephony/(freeswitch|kamailio|records)/', pathNot: TEST },
      { path: '^telephony/(freeswitch|kamailio|records)/', pathNot: '^telephony/$1/' },
    ),
    forbid(
      'pure-stays-pure',
      'Rules, contracts, rendering and plans compute; they do not reach out.',
      { path: PURE, pathNot: TEST },
      {
        path: [
          '^lib/(db|config-store|outbox|audit|env)(/|\\.ts$)',
          '^telephony/(store|freeswitch|kamailio|records)/',
          // Not `net`: isIP and its kin compute.
          '^(fs|fs/promises|dgram|http|https|http2|child_process|dns|tls|worker_threads)$',
        ],
        // A row's type is no reach into the database.
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'no-test-code-in-the-product',
      'What ships does not lean on tests or on development packages.',
      { path: '^(app|components|lib|telephony|theme)/', pathNot: TEST },
      { path: [TEST, '^e2e/'] },
    ),
    forbid(
      'no-development-packages-in-the-product',
      'A production install leaves them out.',
      { path: '^(app|components|lib|telephony|theme)/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid('resolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['^\\.next/', '^\\.livery/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
