import type { Clock } from '@alexandrite/service-kit/clock';
import type { SigningKey, VerifyingKeys } from '@alexandrite/service-kit/signing';
import type { CatalogueMedia, ShopStore } from '../store/index.ts';
import type { PasswordHashing } from './passwords/password-hashing.ts';
import type { UploadDesk } from './uploads/upload-desk.ts';

/** What the shop is set to. */
export interface ShopSettings {
  /** Address at which clients reach the gateway, and through it the shop's files. */
  readonly publicUrl: string;
  /** Signs sessions and partner keys. */
  readonly sessionKey: SigningKey;
  /** By which they are known again. */
  readonly sessionKeys: VerifyingKeys;
  readonly uploadSecret: string;
  readonly maxModelBytes: number;
  /** Settings by which others than the people at this machine reach the house; none for a loopback house. */
  readonly publicPlaces: readonly string[];
}

/** What commands work with. */
export interface ShopDesk {
  readonly store: ShopStore;
  readonly media: CatalogueMedia;
  readonly passwords: PasswordHashing;
  readonly uploads: UploadDesk;
  readonly clock: Clock;
  readonly settings: ShopSettings;
}
