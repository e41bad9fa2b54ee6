import { hasRole, type Identity, isSignedIn, type SignedInIdentity } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { type CommandKey, commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import { idempotencyKeyReused, notSignedIn, refuseBadIdempotencyKey } from '@alexandrite/service-kit/refusals';
import { cleanFileName, refuseFile } from '../domain/models/model-file.ts';
import type { UploadedModel } from '../domain/models/model.ts';
import { refuseUploadBeyond } from '../domain/models/upload-allowance.ts';
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
  input: StartModelUpload,
): Promise<
  Outcome<
    UploadedModel,
    'NotSignedIn' | 'InvalidInput' | 'FileNotAccepted' | 'UploadNotStarted' | 'IdempotencyKeyReused'
  >
> {
  if (!isSignedIn(caller)) return notSignedIn();
  const { fileName, byteSize, idempotencyKey } = input;
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
  // One after another: else a hundred at once would each find none before them.
  return desk.uploads.starting.run(caller.accountId, () => insertOnce(desk, model, commandOf(caller, input)));
}

const commandOf = ({ accountId }: SignedInIdentity, { idempotencyKey, fileName, byteSize }: StartModelUpload) =>
  typeof idempotencyKey === 'string'
    ? commandKey('startModelUpload', accountId, idempotencyKey, { fileName, byteSize })
    : null;

async function insertOnce(
  { store, uploads }: ShopDesk,
  model: UploadedModel,
  command: CommandKey | null,
): Promise<Outcome<UploadedModel, 'IdempotencyKeyReused' | 'UploadNotStarted'>> {
  return retryLostRace(async () => {
    const earlier = command && (await store.models.loadByCommand(command));
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier.state) : idempotencyKeyReused();
    }
    const { ownerId, byteSize } = model;
    const usage = await store.models.usageOf(ownerId);
    const refused = refuseUploadBeyond(byteSize, usage, uploads.keptBytes, await uploads.disk());
    if (refused) return refused;
    return accept((await store.models.insert(model, command ? { command } : {})).state);
  });
}
