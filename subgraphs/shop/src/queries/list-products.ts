import type { Locale } from '@alexandrite/contracts/locale';
import { type Connection, decodeCursor, pageSize, toConnection } from '@alexandrite/service-kit/connections';
import { badInput } from '@alexandrite/service-kit/subgraph';
import type { ShopDesk } from '../commands/shop-desk.ts';
import type { Metal, Product, ProductKind } from '../domain/catalogue/product.ts';
import { wantedWords } from '../domain/catalogue/search-words.ts';
import { productKey, productSortKey } from '../store/product-list.ts';
import type { ProductListFilter, ProductSort } from '../store/index.ts';

export interface ListProducts {
  readonly filter?: {
    readonly kinds?: readonly ProductKind[] | null | undefined;
    readonly metals?: readonly Metal[] | null | undefined;
    readonly collection?: string | null | undefined;
    readonly search?: string | null | undefined;
  } | null;
  readonly sort?: ProductSort | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of pieces, and what they were chosen by, to count the rest when somebody asks. */
export interface ProductPage extends Connection<Product> {
  readonly filter: ProductListFilter;
  readonly sort: ProductSort;
}

/** Two rows of the shop window on a desktop, and a number that 2, 3, 4 and 6 divide. */
const usualPage = 24;

/** A page of the catalogue. Throws BAD_USER_INPUT for a page size or a cursor that is none. */
export async function listProducts(
  { store: { products } }: ShopDesk,
  locale: Locale,
  wanted: ListProducts,
): Promise<ProductPage> {
  const size = pageSize(wanted.first, usualPage);
  const sort = wanted.sort ?? 'FEATURED';
  const filter: ProductListFilter = {
    kinds: wanted.filter?.kinds ?? [],
    metals: wanted.filter?.metals ?? [],
    collection: wanted.filter?.collection ?? null,
    words: wantedWords(wanted.filter?.search),
    locale,
  };
  const found = await products.list(filter, sort, size + 1, decodeCursor(wanted.after, productKey));
  if (!found) throw badInput('after is a cursor of a list in another order: begin with the first page');
  return { ...toConnection(found, size, (product) => productSortKey(product, sort)), filter, sort };
}
