import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { previewFileName } from '../domain/models/model-file.ts';
import type { UploadedModel } from '../domain/models/model.ts';
import { isHeld, type LinkHolder } from './link-holder.ts';
import type { ShopDesk } from './shop-desk.ts';

/** What a signed address may be used for; one does not open the other. */
export type LinkPurpose = 'model-upload' | 'model-file' | 'model-preview';

/** How a token was found, and for whom it was made. */
export type CheckedLink =
  { readonly state: 'VALID'; readonly holder: LinkHolder } | { readonly state: 'EXPIRED' | 'INVALID' };

const linkSeconds = 3_600;

/** Ends of links fall together to these, so that a page that asks again gets the same address and need not load again. */
const roundingSeconds = 600;

/** Address to PUT a model's bytes to, for an hour or until its holder is out. */
export async function uploadLink(desk: ShopDesk, { id }: UploadedModel, holder: LinkHolder): Promise<string> {
  return `${desk.settings.publicUrl}/uploads/${id}?token=${await sign(desk, 'model-upload', id, holder)}`;
}

/** Address to read a model's file from, for an hour; null until there is a file. */
export async function fileLink(
  desk: ShopDesk,
  { id, fileName, file }: UploadedModel,
  holder: LinkHolder,
): Promise<string | null> {
  if (!file) return null;
  const token = await sign(desk, 'model-file', id, sameInAllSessions(holder));
  return `${desk.settings.publicUrl}/models/${id}/${encodeURIComponent(fileName)}?token=${token}`;
}

/** Address to read a model's preview from, for an hour; null until there is one. */
export async function previewLink(
  desk: ShopDesk,
  { id, fileName, preview }: UploadedModel,
  holder: LinkHolder,
): Promise<string | null> {
  if (!preview) return null;
  const token = await sign(desk, 'model-preview', id, sameInAllSessions(holder));
  const name = encodeURIComponent(previewFileName(fileName));
  return `${desk.settings.publicUrl}/models/${id}/preview/${name}?token=${token}`;
}

/** Whether a token opens this model for this purpose now. */
export async function checkLink(
  { settings, clock, store }: ShopDesk,
  purpose: LinkPurpose,
  modelId: string,
  token: string,
): Promise<CheckedLink> {
  try {
    const { payload } = await jwtVerify(token, keyOf(settings.uploadSecret), {
      audience: purpose,
      subject: modelId,
      algorithms: ['HS256'],
      currentDate: clock(),
    });
    const { by: accountId, epoch, session: sessionId } = claims.parse(payload);
    const holder = { accountId, epoch, sessionId };
    return (await isHeld(store, holder)) ? { state: 'VALID', holder } : { state: 'INVALID' };
  } catch (fault) {
    if (fault instanceof errors.JWTExpired) return { state: 'EXPIRED' };
    if (fault instanceof errors.JOSEError || fault instanceof z.ZodError) return { state: 'INVALID' };
    throw fault;
  }
}

const claims = z.object({ by: z.string(), epoch: z.number(), session: z.string().nullable() });

/** A live subscription's question comes without its session, and is to be answered with the address shown before. */
function sameInAllSessions(holder: LinkHolder): LinkHolder {
  return { ...holder, sessionId: null };
}

async function sign(
  { settings, clock }: ShopDesk,
  purpose: LinkPurpose,
  modelId: string,
  { accountId: by, epoch, sessionId: session }: LinkHolder,
): Promise<string> {
  const least = clock().getTime() / 1_000 + linkSeconds;
  return new SignJWT({ by, epoch, session })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(purpose)
    .setSubject(modelId)
    .setExpirationTime(Math.ceil(least / roundingSeconds) * roundingSeconds)
    .sign(keyOf(settings.uploadSecret));
}

const keyOf = (secret: string): Uint8Array => new TextEncoder().encode(secret);
