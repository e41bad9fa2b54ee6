import { parseAnswer } from './subgraph-answer.ts';

describe('an answer of a subgraph', () => {
  it('has data, errors, or both, and says what it was made of', () => {
    expect(parseAnswer('{"data":{"a":1},"extensions":{"cacheTags":["A/1"]}}')).toEqual({
      data: { a: 1 },
      errors: undefined,
      cacheTags: ['A/1'],
    });
    const errors = [{ message: 'no', path: ['a', 0], extensions: { code: 'FORBIDDEN' } }];
    expect(parseAnswer(JSON.stringify({ data: null, errors })).errors).toEqual(errors);
    expect(parseAnswer('{"errors":[]}').data).toBeNull();
  });

  it.each([
    ['html', '<html>'],
    ['nothing', ''],
    ['a text', '"hello"'],
    ['null', 'null'],
    ['a list', '[{"data":{}}]'],
    ['another shape', '{"answer":42}'],
    ['data that are a list', '{"data":[]}'],
    ['data that are a text', '{"data":"x"}'],
    ['errors that are no list', '{"errors":{"message":"x"}}'],
    ['errors that are null', '{"data":{},"errors":null}'],
    ['an error that is a text', '{"errors":["x"]}'],
    ['an error without a message', '{"errors":[{"code":1}]}'],
    ['an error somewhere else', '{"errors":[{"message":"x","path":"a"}]}'],
    ['a step of a path that is none', '{"errors":[{"message":"x","path":[{}]}]}'],
    ['extensions that are none', '{"errors":[{"message":"x","extensions":"y"}]}'],
  ])('is not %s', (_, text) => {
    expect(() => parseAnswer(text)).toThrow();
  });

  it.each([
    ['too few', '[{}]'],
    ['none', 'null'],
    ['texts', '["a","b"]'],
    ['a map', '{"0":{},"1":{}}'],
    ['lists', '[[],[]]'],
  ])('is about the entities that were asked for, not %s', (_, entities) => {
    expect(() => parseAnswer(`{"data":{"_entities":${entities}}}`, 2)).toThrow();
  });

  it('may know nothing of an entity', () => {
    expect(parseAnswer('{"data":{"_entities":[null,{"id":"1"}]}}', 2).data).toEqual({ _entities: [null, { id: '1' }] });
    expect(parseAnswer('{"data":null,"errors":[]}', 2).data).toBeNull();
  });
});
