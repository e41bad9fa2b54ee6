/**
 * Why each amount of the graph fits an Int, which ends at 2,147,483,647 minor units: by coordinate. Nothing above
 * `largestAmountMinor`, 20 million roubles, is ever told; sums of many orders are Floats.
 */
export const amountLimits: Readonly<Record<string, string>> = {
  'Money.amountMinor': 'see the fields that answer Money',
  'Material.pricePerGram': 'rates and alloying are bounded by the rules: 2 million roubles',
  'MetalRate.pricePerGram': 'a rate is at most a million roubles',
  'MetalRateInput.pricePerGramMinor': 'a rate is at most a million roubles',
  'Stone.price': 'stones and hours are bounded by the rules: 17.7 million roubles',
  'Product.price': 'a piece costs at most 10 million roubles',
  'ProductEditing.price': 'a piece costs at most 10 million roubles',
  'UpdateProductInput.priceMinor': 'a piece costs at most 10 million roubles',
  'Quote.price': 'PRICE_TOO_LARGE',
  'PriceLine.amount': 'PRICE_TOO_LARGE: each line is looked at, not only the sum',
  'PriceLineChange.before': 'a line of a price',
  'PriceLineChange.after': 'a line of a price',
  'QuoteRepriced.previousPrice': 'the price of a quote',
  'QuoteRepriced.differenceMinor': 'of two prices, neither below nothing',
  'QuotePriceChange.priceNow': 'the price of a quote',
  'QuotePriceChange.priceThen': 'the price of a quote',
  'QuotePriceChange.differenceMinor': 'of two prices, neither below nothing',
  'PriceChangePreview.sumNowMinor': 'a Float: the sum of many quotes',
  'PriceChangePreview.sumThenMinor': 'a Float: the sum of many quotes',
  'OrderLine.price': 'TOTAL_TOO_LARGE when the order is started; older ones tell none',
  'Order.total': 'TOTAL_TOO_LARGE',
  'SubmitOrderInput.acceptedTotalMinor': 'compared with totals, and never told',
};
