import { willBeLate } from './outlook.ts';

describe('willBeLate', () => {
  const promisedAt = '2026-03-14T09:00:00.000Z';

  it('says so when the forecast is a later day', () => {
    expect(willBeLate({ promisedAt, forecastAt: '2026-03-15T06:00:00.000Z' })).toBe(true);
  });

  it('does not mind the hour of the promised day', () => {
    expect(willBeLate({ promisedAt, forecastAt: '2026-03-14T20:59:00.000Z' })).toBe(false);
  });

  it('counts days as the house does, in Moscow', () => {
    expect(willBeLate({ promisedAt, forecastAt: '2026-03-14T21:30:00.000Z' })).toBe(true);
  });

  it('says nothing before there is a promise, and after the parcel has left', () => {
    expect(willBeLate({ promisedAt: null, forecastAt: null })).toBe(false);
    expect(willBeLate({ promisedAt, forecastAt: null })).toBe(false);
  });
});
