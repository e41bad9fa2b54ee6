import comments from '@eslint-community/eslint-plugin-eslint-comments';
import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import next from '@next/eslint-plugin-next';
import { existsSync } from 'node:fs';
import path from 'node:path';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';
import { reasonedAssertion } from './infra/dev/lint/reasoned-assertion.mjs';

const sources = ['**/*.{ts,tsx}'];
const apps = ['web', 'admin'];
const tests = ['**/*.test.{ts,tsx}', '**/test/**', '**/e2e/**'];

/** One configuration for all GraphQL files: the parser keeps the first that it sees. */
const graphQLConfig = {
  projects: {
    ...Object.fromEntries(
      apps.map((app) => [app, { schema: 'gateway/api.graphql', documents: `${app}/src/**/*.graphql` }]),
    ),
    partner: { schema: 'gateway/partner.graphql', documents: 'gateway/partner/**/*.graphql' },
    // Federated schemas are looked at as text: the rules on them need no built schema.
    subgraphs: { schema: '', include: 'subgraphs/*/schema.graphql' },
  },
};

/** File names are kebab-case, but for the names that Next gives a meaning to ([slug], (shop), _parts). */
const kebabCaseFile = {
  meta: { type: 'suggestion', schema: [], messages: { name: 'A file name is kebab-case: {{name}}' } },
  create: (context) => ({
    Program(node) {
      const name = path.basename(context.filename);
      if (!/^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))
        context.report({ node, messageId: 'name', data: { name } });
    },
  }),
};

export default defineConfig(
  globalIgnores([
    '**/.next/',
    '**/.data/',
    '**/coverage/',
    '**/__generated__/',
    '**/src/gql/',
    '**/next-env.d.ts',
    'gateway/{supergraph,api,partner}.graphql',
    // Broken on purpose: the tests of the checks run the checks on them.
    'infra/dev/test/fixtures/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{js,mjs,cjs}', ...sources],
    extends: [js.configs.recommended],
    plugins: {
      comments,
      house: { rules: { 'kebab-case-file': kebabCaseFile, 'reasoned-assertion': reasonedAssertion } },
    },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300 }],
      'no-undef': 'off', // TypeScript says it better.
      'object-shorthand': 'error',
      'prefer-template': 'error',
      // A rule is switched off for one line, with the reason.
      'comments/require-description': 'error',
      'comments/no-unlimited-disable': 'error',
      'house/kebab-case-file': 'error',
    },
  },

  {
    files: sources,
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // What a library forces is asserted, with the reason.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      'house/reasoned-assertion': 'error',
      // It would ask for `!`, which nothing here may use.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Overflows its stack on types that refer to themselves, as those of graphql-js do.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Interfaces of ours are promises; an implementation that has nothing to wait for is no mistake.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    // The environment is read in one place of each workspace, checked there, and passed on as values.
    files: sources,
    ignores: ['**/env.ts', 'infra/dev/**', ...tests, '*/*.config.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read it in env.ts, and pass the value.' },
      ],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', importNames: ['env'], message: 'Read it in env.ts, and pass the value.' }] },
      ],
    },
  },

  {
    files: ['{subgraphs/*,gateway}/src/**/*.ts', 'infra/service-kit/src/**/*.ts'],
    ignores: ['**/seed.ts', ...tests],
    rules: { 'no-console': 'error' },
  },

  {
    // Time and chance are arguments: a plan and a run are the same for the same input.
    files: ['infra/{planning,simulation}/src/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass the time in.' },
        { object: 'Math', property: 'random', message: 'Draw from a named stream.' },
        { object: 'process', property: 'env', message: 'Pass the value in.' },
      ],
    },
  },

  {
    // A server without listeners for errors and limits on waiting can be ended, or held, by whoever connects.
    files: ['{subgraphs/*,gateway,web,admin}/src/**/*.{ts,tsx}', 'infra/*/src/**/*.{ts,tsx}'],
    ignores: [
      'infra/service-kit/src/http/create-http-server.ts',
      // Speaks no HTTP, and may not depend on the kit.
      'infra/embedded-mongo/src/server.ts',
      // Runs on the machine of who develops.
      'infra/dev/**',
      ...tests,
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ImportDeclaration[source.value=/^node:(http|https|http2|net|tls)$/] > ImportSpecifier[imported.name=/^create(Secure)?Server$/]',
          message: 'Make it by createHttpServer of @alexandrite/service-kit/http.',
        },
      ],
    },
  },

  {
    files: tests,
    rules: {
      // A test may hand over half an object or read an answer whose shape it is about to check.
      'house/reasoned-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },

  ...apps.map((app) => ({
    files: [`${app}/src/**/*.{ts,tsx}`],
    extends: [reactHooks.configs.flat.recommended, next.configs['core-web-vitals']],
    settings: { next: { rootDir: app } },
  })),
  { files: ['infra/ui/src/**/*.{ts,tsx}'], extends: [reactHooks.configs.flat.recommended] },
  {
    // Pages and layouts of Next are async by contract; a promise thrown by `redirect` is how it leaves a page.
    files: apps.map((app) => `${app}/src/app/**`),
    rules: { '@typescript-eslint/only-throw-error': 'off', 'house/kebab-case-file': 'off' },
  },

  {
    // The schema is the face of the product: everything in it has a sentence and a name of the same make.
    files: ['subgraphs/*/schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
    rules: {
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      '@graphql-eslint/no-hashtag-description': 'error',
      '@graphql-eslint/no-typename-prefix': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/unique-enum-value-names': 'error',
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          // `type Query` and its like hold every entry point of the house: a sentence on them would say nothing.
          ignoredSelectors: ['ObjectTypeDefinition[name.value=/^(Query|Mutation|Subscription)$/]'],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
          'FieldDefinition[parent.name.value=Query]': {
            style: 'camelCase',
            forbiddenPrefixes: ['query', 'get', 'list'],
          },
          'FieldDefinition[parent.name.value=Mutation]': { style: 'camelCase', forbiddenPrefixes: ['mutation'] },
          'FieldDefinition[parent.name.value=Subscription]': {
            style: 'camelCase',
            forbiddenPrefixes: ['subscription', 'on'],
          },
          'ObjectTypeDefinition,InterfaceTypeDefinition,UnionTypeDefinition,EnumTypeDefinition,InputObjectTypeDefinition':
            {
              style: 'PascalCase',
              forbiddenSuffixes: ['Type', 'Enum', 'Union', 'Interface'],
            },
        },
      ],
    },
  },

  // Operations are checked against what clients may see, once that has been generated.
  ...[...apps.map((app) => [`${app}/src`, 'api']), ['gateway/partner', 'partner']]
    .filter(([, schema]) => existsSync(path.join(import.meta.dirname, `gateway/${schema}.graphql`)))
    .map(([folder]) => ({
      files: [`${folder}/**/*.graphql`],
      extends: [graphql.configs['flat/operations-recommended']],
      plugins: { '@graphql-eslint': graphql },
      languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig } },
      rules: {
        // Ids are asked for where something is keyed or cached by them, not everywhere.
        '@graphql-eslint/require-selections': 'off',
        '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 9 }],
      },
    })),
);
