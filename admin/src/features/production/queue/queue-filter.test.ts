import { apiFilter, queueAddress, readFilter } from './queue-filter.ts';

describe('the filter of the queue', () => {
  it('is the whole queue when nothing is said', () => {
    expect(readFilter({})).toEqual({ stage: null, risk: null, mine: false });
    expect(apiFilter(readFilter({}))).toEqual({});
  });

  it('survives the way through the address', () => {
    const filter = { stage: 'PACKAGING', risk: 'LATE', mine: true } as const;
    const address = queueAddress(filter);
    expect(address).toBe('/queue?stage=PACKAGING&risk=LATE&mine=1');
    expect(readFilter(Object.fromEntries(new URLSearchParams(address.split('?')[1])))).toEqual(filter);
  });

  it('takes nothing from the address that it does not know', () => {
    expect(readFilter({ stage: 'MELTED', risk: ['LATE'], mine: 'yes' })).toEqual({
      stage: null,
      risk: null,
      mine: false,
    });
  });

  it('asks the API for what is chosen', () => {
    expect(apiFilter({ stage: 'QUEUED', risk: 'DUE_SOON', mine: true })).toEqual({
      stages: ['QUEUED'],
      risks: ['DUE_SOON'],
      mine: true,
    });
  });
});
