import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome, refuse } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  notAllowed,
  notFound,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import {
  changeProduct,
  doubtPrice,
  mayEditCatalogue,
  type ProductChange,
  refuseChange,
} from '../domain/catalogue/product-change.ts';
import type { Product } from '../domain/catalogue/product.ts';
import { productPublished } from './publish-product.ts';
import type { ShopDesk } from './shop-desk.ts';

export interface UpdateProduct {
  readonly productId: string;
  /** null to change it whatever it has become. */
  readonly basedOnRevision: number | null;
  readonly change: ProductChange;
  /** Whether a price far from the one before is meant. */
  readonly confirmed: boolean;
  readonly idempotencyKey: string;
}

/** Changes a catalogue piece and tells the other services. */
export async function updateProduct(
  { store: { products }, clock }: ShopDesk,
  caller: Identity,
  { productId, basedOnRevision, change, confirmed, idempotencyKey }: UpdateProduct,
): Promise<
  Outcome<
    Product,
    'NotSignedIn' | 'NotAllowed' | 'NotFound' | 'InvalidInput' | 'ProductChangedSince' | 'IdempotencyKeyReused'
  >
> {
  if (!isSignedIn(caller)) return notSignedIn();
  if (!mayEditCatalogue(caller)) return notAllowed();
  const refused = refuseBadIdempotencyKey(idempotencyKey) ?? refuseChange(change);
  if (refused) return refused;
  const input = { productId, basedOnRevision, ...change };
  const command = commandKey('updateProduct', caller.accountId, idempotencyKey, input);
  return retryLostRace(async () => {
    // Read before the command is looked up: a repetition that runs beside the first must not take the first one's
    // revision for somebody else's.
    const loaded = await products.load(productId);
    const earlier = await products.loadByCommand(command);
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier.state) : idempotencyKeyReused();
    }
    if (!loaded) return notFound('PRODUCT_NOT_FOUND');
    const { revision } = loaded;
    if (basedOnRevision !== null && basedOnRevision !== revision) {
      return refuse('ProductChangedSince', 'PRODUCT_CHANGED_SINCE', { revision });
    }
    const doubt = confirmed ? null : doubtPrice(loaded.state, change);
    if (doubt) return doubt;
    const changed = changeProduct(loaded.state, change);
    if (changed === loaded.state) return accept(changed);
    const next: Product = { ...changed, lastEdit: { at: clock(), by: caller.displayName } };
    await products.save(loaded, next, { command, events: [productPublished(next)] });
    return accept(next);
  });
}
