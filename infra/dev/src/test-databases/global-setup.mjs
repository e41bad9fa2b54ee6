// Jest loads this by itself, without its transforms: Node reads the TypeScript behind it.
import { startTestDatabases } from './test-databases.ts';

/** Provides the databases of the integration tests, once for the whole run. */
export default async function setUp() {
  try {
    const databases = await startTestDatabases();
    process.env.TEST_REDIS_URL = databases.redisUrl;
    process.env.TEST_MONGODB_URL = databases.mongodbUrl;
    globalThis.alexandriteTestDatabases = databases;
  } catch (error) {
    // Tests that need no database still run; the others fail, each naming the address that is missing.
    console.error(`\nThe test databases could not be provided. ${error.message}`);
  }
}
