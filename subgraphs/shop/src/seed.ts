/** `npm run seed`: fills the shop with the catalogue of this release, and with accounts to try the house out. */
import { Lifecycle } from '@alexandrite/service-kit/lifecycle';
import { createLog } from '@alexandrite/service-kit/log';
import { createIndexes } from '@alexandrite/service-kit/mongo';
import { openPlatform } from '@alexandrite/service-kit/subgraph';
import { readSeedEnvironment } from './env.ts';
import { catalogueCollections, cataloguePieces } from './seed/catalogue-facts.ts';
import { demoAccounts } from './seed/demo-accounts.ts';
import { seedShop } from './seed/seed-shop.ts';
import { catalogueMediaFolder } from './service.ts';
import { openCatalogueMedia, openShopDatabase } from './store/index.ts';

const env = readSeedEnvironment();
const log = createLog('shop', env.LOG_LEVEL);
const lifecycle = new Lifecycle(log);
try {
  const platform = await openPlatform('shop', env, log, lifecycle);
  const store = openShopDatabase(platform);
  await createIndexes(platform.mongo);
  const done = await seedShop(
    { store, media: await openCatalogueMedia(catalogueMediaFolder), clock: platform.clock },
    {
      collections: catalogueCollections,
      pieces: cataloguePieces,
      accounts: env.seedDemoAccounts ? demoAccounts : [],
    },
  );
  console.log(`collections: ${done.collectionsWritten} written, ${catalogueCollections.length} in all`);
  console.log(`pieces: ${done.piecesNew} new, ${done.piecesChanged} changed, ${cataloguePieces.length} in all`);
  if (done.piecesWithoutMedia.length > 0) {
    console.log(`pieces left out, they have no pictures yet: ${done.piecesWithoutMedia.join(', ')}`);
  }
  if (env.seedDemoAccounts) console.log(`demo accounts: ${done.accountsOpened.length} opened`);
  else console.log('demo accounts: none (SEED_DEMO_ACCOUNTS=true makes them)');
} finally {
  // What the outbox has not handed over by now goes when the service runs.
  await lifecycle.close();
}
