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
import { openRevocations } from './revocations.ts';

/** What the shop keeps in its database. */
export function openShopDatabase(platform: Platform) {
  const accounts = openAccounts(platform);
  const partnerKeys = openPartnerKeys(platform);
  const endedSessions = openEndedSessions(platform);
  return {
    products: openProducts(platform),
    collections: openCollections(platform),
    accounts,
    models: openModels(platform),
    partnerKeys,
    endedSessions,
    revocations: openRevocations([endedSessions, partnerKeys, accounts]),
  };
}

export type ShopDatabase = ReturnType<typeof openShopDatabase>;

/** Everything the shop keeps: database, files, and what Redis remembers for a while. */
export function openShopStore(platform: Platform, files: FileStore, signUpsPerAddress: number) {
  const { redis } = platform;
  return {
    ...openShopDatabase(platform),
    modelFiles: openModelFiles(files),
    tries: openSignInTries(redis, signUpsPerAddress),
  };
}

export type ShopStore = ReturnType<typeof openShopStore>;
