/** What answers are made of that show what something costs today, as gateways store them: all prices change at once. */
export const priceListTag = 'PriceList';
