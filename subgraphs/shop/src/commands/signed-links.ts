import { errors, jwtVerify, SignJWT } from 'jose';
import { previewFileName } from '../domain/model-file.ts';
import type { UploadedModel } from '../domain/model.ts';
import type { ShopDesk } from './shop-desk.ts';

/** What a signed address may be used for; one does not open the other. */
export type LinkPurpose = 'model-upload' | 'model-file' | 'model-preview';

/** How a token was found. */
export type LinkState = 'VALID' | 'EXPIRED' | 'INVALID';

const linkSeconds = 3_600;

/** Ends of links fall together to these, so that a page that asks again gets the same address and need not load again. */
const roundingSeconds = 600;

/** Address to PUT a model's bytes to, for an hour. */
export async function uploadLink(desk: ShopDesk, { id }: UploadedModel): Promise<string> {
  return `${desk.settings.publicUrl}/uploads/${id}?token=${await sign(desk, 'model-upload', id)}`;
}

/** Address to read a model's file from, for an hour; null until there is a file. */
export async function fileLink(desk: ShopDesk, { id, fileName, file }: UploadedModel): Promise<string | null> {
  if (!file) return null;
  const token = await sign(desk, 'model-file', id);
  return `${desk.settings.publicUrl}/models/${id}/${encodeURIComponent(fileName)}?token=${token}`;
}

/** Address to read a model's preview from, for an hour; null until there is one. */
export async function previewLink(desk: ShopDesk, { id, fileName, preview }: UploadedModel): Promise<string | null> {
  if (!preview) return null;
  const token = await sign(desk, 'model-preview', id);
  const name = encodeURIComponent(previewFileName(fileName));
  return `${desk.settings.publicUrl}/models/${id}/preview/${name}?token=${token}`;
}

/** Whether a token opens this model for this purpose now. */
export async function checkLink(
  { settings, clock }: ShopDesk,
  purpose: LinkPurpose,
  modelId: string,
  token: string,
): Promise<LinkState> {
  try {
    await jwtVerify(token, keyOf(settings.uploadSecret), {
      audience: purpose,
      subject: modelId,
      algorithms: ['HS256'],
      currentDate: clock(),
    });
    return 'VALID';
  } catch (fault) {
    return fault instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID';
  }
}

async function sign({ settings, clock }: ShopDesk, purpose: LinkPurpose, modelId: string): Promise<string> {
  const least = clock().getTime() / 1_000 + linkSeconds;
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(purpose)
    .setSubject(modelId)
    .setExpirationTime(Math.ceil(least / roundingSeconds) * roundingSeconds)
    .sign(keyOf(settings.uploadSecret));
}

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
