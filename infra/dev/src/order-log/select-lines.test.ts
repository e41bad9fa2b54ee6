import { type LoggedLine, readLine, selectLines } from './select-lines.ts';

const aLine = (msg: string, fields: Record<string, unknown> = {}): LoggedLine => ({
  process: 'orders',
  text: msg,
  fields: { msg, ...fields },
});

const lines = [
  aLine('uploaded', { modelId: 'mdl_1', traceId: 'a' }),
  aLine('measured', { modelId: 'mdl_1', traceId: 'a' }),
  aLine('priced', { quoteId: 'quo_1', modelId: 'mdl_1', traceId: 'b' }),
  aLine('priced again, for somebody else', { quoteId: 'quo_2', modelId: 'mdl_1', traceId: 'c' }),
  aLine('ordered', { orderId: 'ord_1', quoteIds: ['quo_1'], traceId: 'd' }),
  aLine('answered', { traceId: 'd' }),
  aLine('in work', { orderId: 'ord_1', orderNumber: 'A-1', workOrderId: 'wo_1', traceId: 'e' }),
  aLine('taken together', { orderId: 'ord_2', orderNumber: 'A-2', workOrderId: 'wo_2', traceId: 'e' }),
  aLine('made', { workOrderId: 'wo_1', traceId: 'f' }),
  aLine('ready'),
];

const shown = (about: string): string[] => selectLines(lines, about).map(({ text }) => text);
const ofTheOrder = ['uploaded', 'measured', 'priced', 'ordered', 'answered', 'in work', 'made'];

describe('the log of an order', () => {
  it('is what names it or a part of it, and what was said in the same traces', () => {
    expect(shown('ord_1')).toEqual(ofTheOrder);
  });

  it('is found by the number on the invoice, too', () => {
    expect(shown('A-1')).toEqual(ofTheOrder);
  });

  it('leaves out other orders, though one trace touched both or both have one model', () => {
    expect(shown('ord_2')).toEqual(['taken together']);
  });

  it('is that of a trace when one is asked for', () => {
    expect(shown('e')).toEqual(['in work', 'taken together']);
  });

  it('is empty for what nobody has heard of', () => {
    expect(shown('ord_9')).toEqual([]);
  });

  it('reads lines that are JSON, and leaves out what others print', () => {
    expect(readLine('orders', '{"orderId":"ord_1"}')?.fields).toEqual({ orderId: 'ord_1' });
    expect(readLine('redis', '# ready')).toBeNull();
    expect(readLine('orders', '{"orderId":')).toBeNull();
  });
});
