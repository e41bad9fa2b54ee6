import { workStages } from '@alexandrite/contracts/events';
import { mayFollow, openStages, stagesAfter, stagesInHand, stageTargets } from './stages.ts';

describe('the stages of a work order', () => {
  it('follow one another without a fork, a gap or a way back', () => {
    for (const [index, stage] of workStages.entries()) {
      expect(stagesAfter[stage]).toEqual(workStages.slice(index + 1, index + 2));
    }
  });

  it('end with the parcel on its way, and nowhere else', () => {
    expect(workStages.filter((stage) => stagesAfter[stage].length === 0)).toEqual(['SHIPPED']);
  });

  it('let an operator reach every stage behind the one that taking begins', () => {
    expect(['QUEUED', 'STARTED', ...stageTargets]).toEqual(workStages);
    expect(mayFollow('STARTED', 'PACKAGING')).toBe(false);
    expect(mayFollow('COMPLETED', 'STARTED')).toBe(false);
  });

  it('are open until shipped, and in hand from taken to shipped', () => {
    expect(openStages).toEqual(['QUEUED', ...stagesInHand]);
  });
});
