import { isDeepStrictEqual } from 'node:util';
import { retryLostRace } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import { announcement, type Product, type ProductFacts, productOf } from '../domain/catalogue/product.ts';
import type { ShopDatabase } from '../store/index.ts';

export type Published = 'NEW' | 'CHANGED' | 'UNCHANGED';

/**
 * Puts a piece into the catalogue as it is described, or changes the one of that slug, and tells the other services.
 * What a manager has changed stays.
 */
export async function publishProduct(
  { products }: Pick<ShopDatabase, 'products'>,
  facts: ProductFacts,
): Promise<Published> {
  return retryLostRace(async () => {
    const loaded = await products.loadBySlug(facts.slug);
    const { id = newId('prd'), edits, lastEdit } = loaded?.state ?? {};
    const product: Product = { ...productOf(id, facts, edits), ...(lastEdit ? { lastEdit } : {}), announcement };
    if (loaded && isDeepStrictEqual({ ...loaded.state }, { ...product })) return 'UNCHANGED';
    const events = [productPublished(product)];
    if (loaded) await products.save(loaded, product, { events });
    else await products.insert(product, { events });
    return loaded ? 'CHANGED' : 'NEW';
  });
}

/** Tells the other services of a piece as it is now. */
export function productPublished({ id: productId, slug, name, price, leadTimeDays, metals, sizes }: Product) {
  return {
    type: 'product.published.v1',
    payload: { productId, slug, name, price, leadTimeDays, metals, sizes },
  } as const;
}
