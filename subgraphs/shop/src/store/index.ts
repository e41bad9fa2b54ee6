export { openShopDatabase, openShopStore, type ShopDatabase, type ShopStore } from './shop-store.ts';
export { openCatalogueMedia, type CatalogueMedia } from './catalogue-media.ts';
export type { ProductListFilter, ProductSort } from './product-list.ts';
