import { hasRole, type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { type CommandKey, commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import { idempotencyKeyReused, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { cleanFileName, refuseFile } from '../domain/model-file.ts';
import type { UploadedModel } from '../domain/model.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface StartModelUpload {
  readonly fileName: string;
  /** As declared, in bytes. */
  readonly byteSize: number;
  readonly idempotencyKey?: string | null | undefined;
}

/** Makes room for a 3D model. Its bytes are awaited; if they never come, nothing waits for them. */
export async function startModelUpload(
  desk: ShopDesk,
  caller: Identity,
  { fileName, byteSize, idempotencyKey }: StartModelUpload,
): Promise<Outcome<UploadedModel, 'NotSignedIn' | 'InvalidInput' | 'FileNotAccepted' | 'IdempotencyKeyReused'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const key = idempotencyKey ?? null;
  const refused =
    (key === null ? null : refuseBadIdempotencyKey(key)) ?? refuseFile(fileName, byteSize, desk.settings.maxModelBytes);
  if (refused) return refused;
  const model: UploadedModel = {
    id: newId('mdl'),
    ownerId: caller.accountId,
    fileName: cleanFileName(fileName),
    // Who is a customer as well sits and waits, whatever else the account may do.
    channel: hasRole(caller, 'PARTNER') && !hasRole(caller, 'CUSTOMER') ? 'PARTNER' : 'SHOP',
    status: 'AWAITING_UPLOAD',
    byteSize,
    file: null,
    problem: null,
    preview: null,
    createdAt: desk.clock(),
  };
  if (key === null) return accept((await desk.store.models.insert(model)).state);
  return insertOnce(desk, model, commandKey('startModelUpload', caller.accountId, key, { fileName, byteSize }));
}

async function insertOnce(
  { store }: ShopDesk,
  model: UploadedModel,
  command: CommandKey,
): Promise<Outcome<UploadedModel, 'IdempotencyKeyReused'>> {
  return retryLostRace(async () => {
    const earlier = await store.models.loadByCommand(command);
    if (!earlier) return accept((await store.models.insert(model, { command })).state);
    return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier.state) : idempotencyKeyReused();
  });
}
