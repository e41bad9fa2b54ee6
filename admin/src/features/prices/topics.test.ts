import { meaningOf } from './topics.ts';

describe('the topics of the rules', () => {
  it('know what a path means', () => {
    expect(meaningOf('materials.3.casting.sprueShare')).toMatchObject({ topic: 'foundry', row: 'materials.3' });
    expect(meaningOf('materials.3.lossShare')).toMatchObject({ topic: 'materials', field: { kind: 'share' } });
    expect(meaningOf('casting.perFlaskMinor')).toMatchObject({ topic: 'casting', row: null, field: { kind: 'money' } });
  });

  it('do not guess what they do not edit', () => {
    expect(meaningOf('materials.0.color')).toBeNull();
    expect(meaningOf('')).toBeNull();
  });
});
