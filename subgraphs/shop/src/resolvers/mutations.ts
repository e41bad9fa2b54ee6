import type { Outcome } from '@alexandrite/contracts/outcome';
import { presentRefusal } from '@alexandrite/service-kit/refusals';
import type { SignedIn } from '../commands/sessions.ts';
import { signIn } from '../commands/sign-in.ts';
import { signOut } from '../commands/sign-out.ts';
import { signUp } from '../commands/sign-up.ts';
import { uploadLink } from '../commands/signed-links.ts';
import { startModelUpload } from '../commands/start-model-upload.ts';
import { updateProduct } from '../commands/update-product.ts';
import type { SubgraphContext } from '../context.ts';
import type { ProductChange } from '../domain/catalogue/product-change.ts';
import type { LocalizedTextInput, MutationResolvers, UpdateProductInput } from './__generated__/types.ts';
import { partnerKeyMutations } from './partner-keys.ts';
import { peopleMutations } from './people.ts';
import { clearedSessionCookie, deviceCookieOf, sessionCookieOf } from './session-cookie.ts';
import { refusalTexts } from './texts.ts';
import { withWait } from './wait-in-words.ts';

export const Mutation: MutationResolvers = {
  signUp: async (_, { input }, context) => present(await signUp(context.desk, context.client, input), context),
  signIn: async (_, { input }, context) => present(await signIn(context.desk, context.client, input), context),

  async signOut(_, __, { desk, sessionToken, replyHeaders }) {
    const ended = await signOut(desk, sessionToken);
    replyHeaders.append('set-cookie', clearedSessionCookie(desk.settings.publicUrl));
    return ended;
  },

  async startModelUpload(_, { input }, { desk, caller, linkHolder }) {
    const outcome = await startModelUpload(desk, caller, input);
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    const uploadUrl = await uploadLink(desk, outcome.value, await linkHolder());
    const maxByteSize = desk.settings.maxModelBytes;
    return { __typename: 'ModelUploadStarted', model: outcome.value, uploadUrl, maxByteSize };
  },

  ...partnerKeyMutations,
  ...peopleMutations,

  async updateProduct(_, { input }, { desk, caller }) {
    const { productId, basedOnRevision = null, confirmed, idempotencyKey } = input;
    const outcome = await updateProduct(desk, caller, {
      productId,
      basedOnRevision,
      confirmed,
      idempotencyKey,
      change: changeOf(input),
    });
    if (!outcome.ok) return presentRefusal(outcome, refusalTexts, caller.locale);
    return { __typename: 'ProductUpdated', product: outcome.value };
  },
};

/** What is null was left out, as in all input. */
function changeOf({ name, description, priceMinor, leadTimeDays }: UpdateProductInput): ProductChange {
  return {
    ...(name ? { name: saidIn(name) } : {}),
    ...(description ? { description: saidIn(description) } : {}),
    ...(typeof priceMinor === 'number' ? { priceMinor } : {}),
    ...(typeof leadTimeDays === 'number' ? { leadTimeDays } : {}),
  };
}

const saidIn = ({ ru, en }: LocalizedTextInput) => ({
  ...(typeof ru === 'string' ? { ru } : {}),
  ...(typeof en === 'string' ? { en } : {}),
});

/** How signing in or up ended; who is signed in gets the cookies too. */
function present<Refusal extends string>(
  outcome: Outcome<SignedIn, Refusal>,
  { caller, desk, replyHeaders }: SubgraphContext,
) {
  if (!outcome.ok) return presentRefusal(withWait(outcome, caller.locale), refusalTexts, caller.locale);
  const { publicUrl } = desk.settings;
  replyHeaders.append('set-cookie', sessionCookieOf(outcome.value.token, publicUrl));
  replyHeaders.append('set-cookie', deviceCookieOf(outcome.value.device, publicUrl));
  return { __typename: 'SignedIn' as const, ...outcome.value };
}
