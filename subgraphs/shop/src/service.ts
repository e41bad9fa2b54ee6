import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { purgeTags } from '@alexandrite/service-kit/cache';
import { verifyingKeysOf } from '@alexandrite/service-kit/signing';
import { openFileStore } from '@alexandrite/service-kit/storage';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import { clearAbandonedFiles } from './commands/clear-abandoned-files.ts';
import { lookAfterPartnerKeys } from './commands/look-after-partner-keys.ts';
import { lookForDemoAccounts } from './commands/look-for-demo-accounts.ts';
import { PasswordHashing } from './commands/passwords/password-hashing.ts';
import type { ShopDesk } from './commands/shop-desk.ts';
import { createContext, type SubgraphContext } from './context.ts';
import { mediaTag } from './domain/catalogue-tags.ts';
import { publicPlaces, type ShopEnvironment } from './env.ts';
import { shopEventHandlers } from './events/index.ts';
import { resolvers } from './resolvers/index.ts';
import { createRoute } from './routes/index.ts';
import { openCatalogueMedia, openShopStore } from './store/index.ts';

/** What the shop is set to; see `env.ts`. */
export type ShopSetup = Pick<
  ShopEnvironment,
  | 'SESSION_PRIVATE_KEY'
  | 'SESSION_PUBLIC_KEY'
  | 'UPLOAD_SECRET'
  | 'HOST'
  | 'GATEWAY_PUBLIC_URL'
  | 'WEB_PUBLIC_URL'
  | 'ADMIN_PUBLIC_URL'
  | 'MAX_MODEL_BYTES'
  | 'STORAGE_DIR'
  | 'S3_BUCKET'
  | 'S3_REGION'
  | 'S3_ENDPOINT'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

/** Pictures and models of the catalogue, as they come with this release. */
export const catalogueMediaFolder = fileURLToPath(new URL('../catalogue/media', import.meta.url));

/** The shop from its dependencies. */
export async function buildShop(
  platform: Platform,
  setup: ShopSetup,
  mediaFolder: string = catalogueMediaFolder,
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: ShopDesk = {
    store: openShopStore(platform, openFileStore(setup)),
    media: await openCatalogueMedia(mediaFolder),
    passwords: new PasswordHashing(),
    clock: platform.clock,
    settings: {
      publicUrl: setup.GATEWAY_PUBLIC_URL.replace(/\/$/, ''),
      sessionKey: setup.SESSION_PRIVATE_KEY,
      sessionKeys: new Map([...(setup.SESSION_PUBLIC_KEY ?? []), ...verifyingKeysOf(setup.SESSION_PRIVATE_KEY)]),
      uploadSecret: setup.UPLOAD_SECRET,
      maxModelBytes: setup.MAX_MODEL_BYTES,
      publicPlaces: publicPlaces(setup),
    },
  };
  await lookAfterPartnerKeys(desk);
  await lookForDemoAccounts(desk, platform.log);
  // This release may have other pictures than the one whose answers are stored.
  await purgeTags(platform.redis, [mediaTag]);
  return {
    typeDefs: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createContext: (caller, replyHeaders, cacheTags) => createContext(desk, caller, replyHeaders, cacheTags),
    eventHandlers: shopEventHandlers(desk),
    route: createRoute(desk),
    schedules: [
      { name: 'shop-partner-keys', everyMs: 60_000, run: () => lookAfterPartnerKeys(desk) },
      {
        name: 'shop-abandoned-files',
        everyMs: 6 * 3_600_000,
        run: async () => {
          const cleared = await clearAbandonedFiles(desk);
          if (cleared > 0) platform.log.info({ cleared }, 'files of broken uploads deleted');
        },
      },
    ],
    close: () => desk.passwords.close(),
  };
}
