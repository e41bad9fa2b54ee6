import type { FileStore } from '@alexandrite/service-kit/storage';
import type { Platform } from '@alexandrite/service-kit/subgraph';
import { openAccounts } from './accounts.ts';
import { openCollections } from './collections.ts';
import { openEndedSessions } from './ended-sessions.ts';
import { openModelFiles } from './model-files.ts';
import { openModels } from './models.ts';
import { openPartnerKeys } from './partner-keys.ts';
import { openProducts } from './products.ts';
import { openSignInTries } from './sign-in-tries.ts';

/** What the shop keeps in its database. */
export function openShopDatabase(platform: Platform) {
  return {
    products: openProducts(platform),
    collections: openCollections(platform),
    accounts: openAccounts(platform),
    models: openModels(platform),
    partnerKeys: openPartnerKeys(platform),
  };
}

export type ShopDatabase = ReturnType<typeof openShopDatabase>;

/** Everything the shop keeps: database, files, and what Redis remembers for a while. */
export function openShopStore(platform: Platform, files: FileStore, signUpsPerAddress: number) {
  const { redis } = platform;
  return {
    ...openShopDatabase(platform),
    modelFiles: openModelFiles(files),
    endedSessions: openEndedSessions(redis),
    tries: openSignInTries(redis, signUpsPerAddress),
  };
}

export type ShopStore = ReturnType<typeof openShopStore>;
