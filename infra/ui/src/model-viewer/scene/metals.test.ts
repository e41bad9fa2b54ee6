import { metalColor, metalLook } from './metals.ts';

describe('metalLook', () => {
  it('knows the metals of the API', () => {
    expect(metalColor('ROSE_GOLD')).not.toBe(metalColor('YELLOW_GOLD'));
    expect(metalLook('ROSE_GOLD').color).not.toBe(metalLook('YELLOW_GOLD').color);
  });

  it('makes of a sample what reflects a little brighter', () => {
    expect(metalLook('#646464').color).toBe('#6e6e6e');
  });

  it('never goes beyond white', () => {
    expect(metalLook('#f8f4f0').color).toBe('#fcf8f4');
    expect(metalLook('#ffffff').color).toBe('#ffffff');
  });

  it('takes what is no colour for a white metal', () => {
    expect(metalLook('#nonsense').color).toBe('#eceae6');
    expect(metalLook('').color).toBe('#eceae6');
  });

  it('is duller when it is not polished', () => {
    expect(metalLook('SILVER', 'matte').roughness).toBeGreaterThan(metalLook('SILVER').roughness);
    expect(metalLook('SILVER', 'unheard-of').roughness).toBe(metalLook('SILVER').roughness);
  });
});
