import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { purgeTags } from '@alexandrite/service-kit/cache';
import { revocationsPath } from '@alexandrite/service-kit/revocations';
import { verifyingKeysOf } from '@alexandrite/service-kit/signing';
import { freeBytesOf, openFileStore } from '@alexandrite/service-kit/storage';
import type { Platform, SubgraphParts } from '@alexandrite/service-kit/subgraph';
import { clearAbandonedFiles } from './commands/clear-abandoned-files.ts';
import { lookAfterPartnerKeys } from './commands/look-after-partner-keys.ts';
import { lookForDemoAccounts } from './commands/look-for-demo-accounts.ts';
import { PasswordHashing } from './commands/passwords/password-hashing.ts';
import { abandonUploads } from './commands/uploads/abandon-uploads.ts';
import { UploadDesk } from './commands/uploads/upload-desk.ts';
import type { Pace } from './commands/uploads/watched-bytes.ts';
import type { ShopDesk } from './commands/shop-desk.ts';
import { createContext, type SubgraphContext } from './context.ts';
import { mediaTag } from './domain/catalogue/catalogue-tags.ts';
import { publicPlaces, type ShopEnvironment } from './env.ts';
import { shopEventHandlers } from './events/index.ts';
import { listRevocations } from './queries/list-revocations.ts';
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
  | 'SIGN_UPS_PER_ADDRESS'
  | 'WEB_PUBLIC_URL'
  | 'ADMIN_PUBLIC_URL'
  | 'MAX_MODEL_BYTES'
  | 'MODEL_BYTES_PER_ACCOUNT'
  | 'STORAGE_FLOOR_BYTES'
  | 'STORAGE_DIR'
  | 'S3_BUCKET'
  | 'S3_REGION'
  | 'S3_ENDPOINT'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

/** Pictures and models of the catalogue, as they come with this release. */
export const catalogueMediaFolder = fileURLToPath(new URL('../catalogue/media', import.meta.url));

/** What of the machine a test may replace. */
export interface ShopMachine {
  /** Pictures and models of the catalogue. */
  readonly mediaFolder?: string;
  /** Bytes of the disk that are free. */
  readonly freeBytes?: () => Promise<number>;
  /** How slow senders of files may be. */
  readonly pace?: Pace;
}

/** The shop from its dependencies. */
export async function buildShop(
  platform: Platform,
  setup: ShopSetup,
  { mediaFolder = catalogueMediaFolder, freeBytes = () => freeBytesOf(setup), pace }: ShopMachine = {},
): Promise<SubgraphParts<SubgraphContext>> {
  const desk: ShopDesk = {
    store: openShopStore(platform, openFileStore(setup), setup.SIGN_UPS_PER_ADDRESS),
    media: await openCatalogueMedia(mediaFolder),
    passwords: new PasswordHashing(),
    uploads: new UploadDesk({
      keptBytes: setup.MODEL_BYTES_PER_ACCOUNT,
      floorBytes: setup.STORAGE_FLOOR_BYTES,
      freeBytes,
      pace,
    }),
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
    forGateways: { [revocationsPath]: (query) => listRevocations(desk, query.get('after')) },
    schedules: [
      { name: 'shop-partner-keys', everyMs: 60_000, run: () => lookAfterPartnerKeys(desk) },
      {
        name: 'shop-abandoned-uploads',
        everyMs: 10 * 60_000,
        run: async () => {
          const abandoned = await abandonUploads(desk);
          if (abandoned > 0) platform.log.info({ abandoned }, 'uploads given up whose bytes did not come');
        },
      },
      {
        name: 'shop-abandoned-files',
        everyMs: 3 * 3_600_000,
        run: async () => {
          const cleared = await clearAbandonedFiles(desk);
          if (cleared > 0) platform.log.info({ cleared }, 'files of broken uploads deleted');
        },
      },
    ],
    close: () => desk.passwords.close(),
  };
}
