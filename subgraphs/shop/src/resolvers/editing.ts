import type { ProductEditingResolvers } from './__generated__/types.ts';

export const ProductEditing: ProductEditingResolvers = {
  name: ({ product }) => product.name,
  description: ({ product }) => product.description,
  price: ({ product }) => product.price,
  leadTimeDays: ({ product }) => product.leadTimeDays,
  changedAt: ({ product }) => product.lastEdit?.at ?? null,
  changedBy: ({ product }) => product.lastEdit?.by ?? null,
};
