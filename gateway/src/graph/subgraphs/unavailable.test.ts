import { unavailable } from './unavailable.ts';

const pathsOf = (query: string, variables = {}) => unavailable(query, variables, 'en').map(({ path }) => path);

describe('a subgraph that did not answer', () => {
  it('leaves each of its root fields without an answer, by the name it was asked under', () => {
    expect(pathsOf('query Q($id: ID!) { mine: order(id: $id) { id } materials { id } }')).toEqual([
      ['mine'],
      ['materials'],
    ]);
  });

  it('leaves each of the entities it was to add to without an answer', () => {
    const query = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { id } }';
    expect(pathsOf(query, { representations: [{}, {}] })).toEqual([
      ['_entities', 0],
      ['_entities', 1],
    ]);
  });

  it('is told of in the language of the one who asked', () => {
    expect(unavailable('{ materials { id } }', {}, 'ru')[0]?.message).toMatch('недоступна');
  });
});
