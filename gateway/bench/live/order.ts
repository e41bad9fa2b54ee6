/** What is followed, and what is known of it: about a kilobyte, as a row of the operators' board is. */
export const selection = `id number revision status channel createdAt promisedAt trackingNumber
  total { amountMinor currency }
  delivery { recipient phone country postcode city address }
  lines { id title quantity metal size price { amountMinor currency } }`;

/** An order as it was at a revision. */
export function orderAt(id: string, revision: number): Record<string, unknown> {
  return {
    id,
    number: 'A-100042',
    revision,
    status: revision % 2 === 0 ? 'SUBMITTED' : 'INITIATED',
    channel: 'SHOP',
    createdAt: '2026-03-01T09:30:00.000Z',
    promisedAt: '2026-03-20T18:00:00.000Z',
    trackingNumber: null,
    total: { amountMinor: 13_500_000 + revision, currency: 'RUB' },
    delivery: {
      recipient: 'Anna Petrova',
      phone: '+7 900 000-00-00',
      country: 'RU',
      postcode: '190000',
      city: 'Saint Petersburg',
      address: 'Nevsky prospekt 1, apartment 2',
    },
    lines: [1, 2, 3].map((line) => ({
      id: String(line),
      title: `Ring with alexandrite No. ${line}`,
      quantity: 1,
      metal: 'YELLOW_GOLD',
      size: '17',
      price: { amountMinor: 4_500_000, currency: 'RUB' },
    })),
  };
}
