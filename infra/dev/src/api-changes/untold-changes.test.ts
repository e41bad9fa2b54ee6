import { findUntoldChanges } from './untold-changes.ts';

const sdl = `
  type Query { order(id: ID!): Order }
  "An order."
  type Order { id: ID!, total: Int }
  enum Metal { GOLD }
`;
const changelog = '# Changes\n\n## March\n\n- `Order.total` is there.\n';

async function untold(change: (sdl: string) => string, entry = ''): Promise<readonly string[]> {
  const added = changelog.replace('## March', `## April\n\n- ${entry}\n\n## March`);
  return findUntoldChanges({ sdl, changelog }, { sdl: change(sdl), changelog: entry === '' ? changelog : added });
}

const withGift = (text: string) => text.replace('total: Int', 'total: Int, gift: Boolean');

describe('a change of the partner API is told', () => {
  it('when the changelog names it, or the type that it belongs to', async () => {
    expect(await untold(withGift, '`Order.gift`: whether it is wrapped.')).toEqual([]);
    expect(await untold(withGift, '`Order` has more fields.')).toEqual([]);
    expect(await untold((text) => text.replace('GOLD', 'GOLD SILVER'), '`Metal.SILVER`')).toEqual([]);
    expect(await untold((text) => `${text} type Stone { id: ID! }`, '`Stone`')).toEqual([]);
  });

  it('when it is but other words in a description', async () => {
    expect(await untold((text) => text.replace('An order.', 'An order of somebody’s.'))).toEqual([]);
  });
});

describe('a change of the partner API is not told', () => {
  it('when nothing was added to the changelog, or something else', async () => {
    expect(await untold(withGift)).toEqual([expect.stringContaining('Order.gift')]);
    expect(await untold(withGift, '`Order.present`')).toHaveLength(1);
  });

  it('when the entry is an old one', async () => {
    expect(await untold((text) => text.replace('total: Int', 'total: Float'))).toHaveLength(1);
  });

  it('when it is one of many of the root’s and only the root is named', async () => {
    const withStones = (text: string) => text.replace('order(id', 'stones: Int, order(id');
    expect(await untold(withStones, '`Query`')).toHaveLength(1);
    expect(await untold(withStones, '`Query.stones`')).toEqual([]);
  });
});
