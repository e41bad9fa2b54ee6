import type { OrderRowFragment } from '../../../gql/graphql.ts';
import { anOrder } from '../an-order.ts';
import { appendPage, mergeOrder, type OrderPages } from './order-pages.ts';
import { readFilter } from './orders-filter.ts';

const at = (minute: number) => `2026-03-14T12:${String(minute).padStart(2, '0')}:00.000Z`;
const pagesOf = (nodes: readonly OrderRowFragment[], hasNextPage = false): OrderPages => ({
  nodes,
  pageInfo: { hasNextPage, endCursor: null },
});
const idsOf = ({ nodes }: OrderPages) => nodes.map(({ id }) => id);
const all = readFilter({});

describe('mergeOrder', () => {
  const shown = pagesOf([anOrder({ id: 'ord_3', createdAt: at(3) }), anOrder({ id: 'ord_1', createdAt: at(1) })]);

  it('puts a new order on top', () => {
    expect(idsOf(mergeOrder(shown, anOrder({ id: 'ord_4', createdAt: at(4) }), all))).toEqual([
      'ord_4',
      'ord_3',
      'ord_1',
    ]);
  });

  it('puts an older one that has come to fit where its age belongs', () => {
    expect(idsOf(mergeOrder(shown, anOrder({ id: 'ord_2', createdAt: at(2) }), all))).toEqual([
      'ord_3',
      'ord_2',
      'ord_1',
    ]);
  });

  it('changes an order where it stands', () => {
    const pushed = anOrder({ id: 'ord_1', createdAt: at(1), revision: 2, status: 'SHIPPED' });
    expect(mergeOrder(shown, pushed, all).nodes[1]?.status).toBe('SHIPPED');
  });

  it('takes out what no longer fits, such as an order that was decided on', () => {
    const waiting = anOrder({ status: 'PRICE_CALCULATED', approval: { state: 'AWAITING_SELLER' } });
    const decided = anOrder({
      revision: 2,
      status: 'MANUFACTURING_APPROVED',
      approval: { state: 'APPROVED_BY_SELLER' },
    });
    expect(idsOf(mergeOrder(pagesOf([waiting]), decided, readFilter({ view: 'awaiting' })))).toEqual([]);
  });

  it('ignores what comes too late', () => {
    const pages = pagesOf([anOrder({ revision: 5 })]);
    expect(mergeOrder(pages, anOrder({ revision: 4, status: 'CANCELLED' }), all)).toBe(pages);
  });

  it('leaves what is older than the pages read to the next page', () => {
    const pages = pagesOf([anOrder({ id: 'ord_3', createdAt: at(3) })], true);
    expect(mergeOrder(pages, anOrder({ id: 'ord_0', createdAt: at(0) }), all)).toBe(pages);
  });
});

describe('appendPage', () => {
  it('shows once what was pushed and then read', () => {
    expect(
      idsOf(
        appendPage(pagesOf([anOrder({ id: 'ord_1' })]), pagesOf([anOrder({ id: 'ord_1' }), anOrder({ id: 'ord_0' })])),
      ),
    ).toEqual(['ord_1', 'ord_0']);
  });
});
