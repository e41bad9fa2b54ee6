// Who may import whom. Each rule is one sentence of the architecture; `infra/dev/test` sees each of them fail once.
const inSubgraph = '^subgraphs/([^/]+)/';
const tests = '\\.test\\.tsx?$|/(test|e2e)/';
/** Dependencies that lie in the same subgraph, `$1` being its name. */
const own = (...folders) => folders.map((folder) => `^subgraphs/$1/src/${folder}`);
/** The one part of the store that resolvers and consumers see: batched, cached per request, and free of mongoose. */
const loaders = 'store/.*loaders?(\\.ts|/)';
const databaseAndRedis = [
  '/mongoose/',
  '/mongodb/',
  '/redis/',
  '/@redis/',
  '/bullmq/',
  '^infra/service-kit/src/(mongo|redis)/',
];

/** The layers of a subgraph: what a folder may import from its own subgraph; the rest of `src` is forbidden to it. */
const layer = (name, comment, folder, mayImport) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `${inSubgraph}src/${folder}/`, pathNot: [tests, '/__generated__/'] },
  to: { path: '^subgraphs/$1/', pathNot: own(`${folder}/`, ...mayImport) },
});

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain decides and nothing else: no I/O, no clock, no library that could fail. It imports its own domain, ' +
        'infra/contracts and infra/planning, so that every rule of the trade can be tested without a machine around it.',
      severity: 'error',
      from: { path: `${inSubgraph}src/domain/`, pathNot: tests },
      to: { pathNot: [...own('domain/'), '^infra/(contracts|planning)/'] },
    },
    layer(
      'formats-know-the-domain-only',
      'A reader of a file format turns bytes into triangles. It may stand on a library that inflates or parses, but does ' +
        'not know where the bytes come from or what becomes of them.',
      'formats',
      ['domain/'],
    ),
    layer(
      'store-knows-the-domain-only',
      'The store saves and finds; it does not decide. A store that called a command would hide a use case in a query.',
      'store',
      ['domain/'],
    ),
    layer(
      'commands-use-domain-and-store',
      'A use case is the same whether a resolver, an event or a seed asks for it: it must not know which of them did.',
      'commands',
      ['queries/', 'domain/', 'store/'],
    ),
    layer(
      'resolvers-are-thin',
      'A resolver parses, calls and presents. Reading the store past the loaders would bring back a query per row, and ' +
        'past the commands would skip the authorisation that sits there.',
      'resolvers',
      ['commands/', 'queries/', 'domain/', loaders, 'context\\.ts$'],
    ),
    layer(
      'consumers-are-thin',
      'A consumer of an event calls a command, as a resolver does: what happens is the same whoever asked for it.',
      'events',
      ['commands/', 'queries/', 'domain/', loaders],
    ),
    {
      name: 'database-and-redis-stay-in-the-store',
      comment:
        'Resolvers, consumers and commands never see mongoose or Redis: nothing of them leaves the store, so that the ' +
        'store can change under them.',
      severity: 'error',
      from: { path: `${inSubgraph}src/(resolvers|events|commands|queries)/`, pathNot: [tests, '/__generated__/'] },
      to: { path: databaseAndRedis },
    },
    {
      name: 'no-subgraph-imports-another',
      comment: 'Subgraphs meet in the graph and in events. An import would tie their releases and databases together.',
      severity: 'error',
      from: { path: inSubgraph },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'subgraphs-stand-on-infra-only',
      comment: 'A subgraph runs without gateway and apps; it knows of neither.',
      severity: 'error',
      from: { path: inSubgraph },
      to: { path: '^(gateway|web|admin|loadtests)/' },
    },
    {
      name: 'gateway-imports-no-subgraph',
      comment:
        'The gateway reads SDL files. With the code of a subgraph in it, one could not be released without the other.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|web|admin)/' },
    },
    {
      name: 'plans-and-changes-know-no-stream',
      comment:
        'What a subscription asks for and which changes there are is known without anybody who follows: that is what ' +
        'makes it possible to work out an answer once for all of them.',
      severity: 'error',
      from: { path: '^gateway/src/live/(plan|changes)/' },
      to: { path: '^gateway/src/live/(streams/|connections/|live\\.ts)' },
    },
    {
      name: 'streams-know-no-connection',
      comment:
        'A stream makes frames and hands them to members. How a member is connected, by WebSocket or by events, is not ' +
        'its business.',
      severity: 'error',
      from: { path: '^gateway/src/live/streams/' },
      to: { path: '^gateway/src/live/(connections/|live\\.ts)' },
    },
    {
      name: 'apps-import-no-server-code',
      comment:
        'web and admin stand on infra/app-kit, infra/ui, infra/graphql-client, infra/contracts and infra/planning. Server code in a ' +
        'bundle would carry secrets and megabytes to the browser; each other they would drag along. (End-to-end tests start the whole stack.)',
      severity: 'error',
      from: { path: '^(web|admin)/', pathNot: '^(web|admin)/e2e/' },
      to: {
        path: [
          '^(subgraphs|gateway|infra|web|admin)/',
          ...databaseAndRedis,
          '/@apollo/(server|gateway|subgraph|composition)/',
        ],
        pathNot: ['^$1/', '^infra/(ui|graphql-client|contracts|planning|app-kit)/'],
      },
    },
    {
      name: 'no-feature-imports-another',
      comment: 'A feature can be read, changed and thrown away by itself. What two share moves to src/ui or src/lib.',
      severity: 'error',
      from: { path: '^(web|admin)/src/features/([^/]+)/' },
      to: { path: '^$1/src/features/', pathNot: '^$1/src/features/$2/' },
    },
    {
      name: 'features-do-not-import-routes',
      comment: 'Routes compose features, not the other way round.',
      severity: 'error',
      from: { path: '^(web|admin)/src/(features|ui|lib)/' },
      to: { path: '^$1/src/app/' },
    },
    {
      name: 'infra-stands-alone',
      comment:
        'infra is what everything stands on; it refers to workspaces by path, as text, when it has to start them.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(subgraphs|gateway|web|admin|loadtests)/' },
    },
    {
      name: 'load-comes-from-outside',
      comment:
        'Load tests see what a caller sees. They start the house and ask it over the network; with its code in them they ' +
        'would share its mistakes.',
      severity: 'error',
      from: { path: '^loadtests/', pathNot: '^loadtests/src/simulation/' },
      to: { path: ['^(subgraphs|gateway|web|admin)/', '^infra/(?!dev/)'] },
    },
    {
      name: 'simulation-drives-the-domain',
      comment:
        'The simulation runs the decisions that production runs, in virtual time: pure code only, without the house.',
      severity: 'error',
      from: { path: '^loadtests/src/simulation/', pathNot: tests },
      to: {
        path: '^(subgraphs|gateway|web|admin|infra)/',
        pathNot: ['^infra/(planning|simulation|contracts)/', '^subgraphs/[^/]+/src/domain/'],
      },
    },
    {
      name: 'planning-is-pure',
      comment:
        'The one truth about time is asked by services, pages and the simulation: it does no I/O and needs no machine.',
      severity: 'error',
      from: { path: '^infra/planning/src/', pathNot: tests },
      to: { pathNot: ['^infra/(planning|contracts)/'] },
    },
    {
      name: 'the-engine-is-pure',
      comment: 'Virtual time, drawn chance and nothing else: the same seed gives the same run on every machine.',
      severity: 'error',
      from: { path: '^infra/simulation/src/', pathNot: tests },
      to: { pathNot: ['^infra/(simulation|planning|contracts)/'] },
    },
    {
      name: 'contracts-import-nothing',
      comment:
        'Contracts are pure types and constants that the domain may import: what they import, the domain imports.',
      severity: 'error',
      from: { path: '^infra/contracts/', pathNot: tests },
      to: { pathNot: '^infra/contracts/' },
    },
    {
      name: 'workspaces-by-package-name',
      comment: 'A relative path into another workspace goes past its exports and breaks when either of them moves.',
      severity: 'error',
      from: { path: '^(subgraphs/[^/]+|infra/[^/]+|gateway|web|admin|loadtests)/' },
      to: {
        path: '^(subgraphs|infra|gateway|web|admin|loadtests)/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased'],
      },
    },
    {
      name: 'no-cycles',
      comment:
        'Files that need each other are one file, or want a third; loaded in the wrong order they see undefined.',
      severity: 'error',
      from: { pathNot: '/__generated__/' },
      to: { circular: true, viaOnly: { pathNot: '/__generated__/' } },
    },
    {
      name: 'can-be-resolved',
      comment: 'What cannot be found cannot be checked, and fails at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-in-package-json',
      comment:
        'A package that only another workspace declares is there by luck, and gone in an image built from one workspace.',
      severity: 'error',
      from: { path: '^(subgraphs|infra|gateway|web|admin|loadtests)/', pathNot: tests },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/\\.next/', '^\\.data/', 'infra/dev/test/fixtures/', '\\.css$', '/next-env\\.d\\.ts$'] },
    // Types are imports too: a type of mongoose in a resolver is mongoose in a resolver.
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
