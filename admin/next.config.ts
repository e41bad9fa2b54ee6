import createNextIntlPlugin from 'next-intl/plugin';
import type { NextConfig } from 'next';

const config: NextConfig = {
  // Workspace packages are TypeScript sources.
  transpilePackages: [
    '@alexandrite/app-kit',
    '@alexandrite/contracts',
    '@alexandrite/graphql-client',
    '@alexandrite/ui',
  ],
  poweredByHeader: false,
  // `npm run check:types` checks types, with the tests; building again what it checked would only cost time.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
};

export default createNextIntlPlugin('./src/lib/i18n/request.ts')(config);
