import { ReadsUnderWay } from './reads-under-way.ts';
import type { StoredAnswer } from './stored-answer.ts';

describe('reads under way', () => {
  /** Reads that end when told to. */
  const aReader = () => {
    const begun: { readonly resolve: (answer: StoredAnswer | null) => void; readonly reject: (why: Error) => void }[] =
      [];
    return {
      begun,
      read: () => new Promise<StoredAnswer | null>((resolve, reject) => begun.push({ resolve, reject })),
    };
  };

  it('are shared by those who ask for the same form of the same answer meanwhile', async () => {
    const reads = new ReadsUnderWay();
    const { begun, read } = aReader();
    const all = [reads.share('one', 'br', 0, read), reads.share('one', 'br', 0, read)];
    void reads.share('one', 'gzip', 0, read);
    void reads.share('two', 'br', 0, read);
    expect(begun).toHaveLength(3);
    begun[0]?.resolve(null);
    expect(await Promise.all(all)).toEqual([null, null]);
  });

  it('are over when they are done, and when they fail', async () => {
    const reads = new ReadsUnderWay();
    const { begun, read } = aReader();
    const first = reads.share('one', 'br', 0, read);
    begun[0]?.resolve(null);
    await first;
    const second = reads.share('one', 'br', 0, read);
    begun[1]?.reject(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    void reads.share('one', 'br', 0, read);
    expect(begun).toHaveLength(3);
  });

  it('are not shared with those who come after a purge', async () => {
    const reads = new ReadsUnderWay();
    const { begun, read } = aReader();
    const before = reads.share('one', 'br', 0, read);
    const after = reads.share('one', 'br', 1, read);
    expect(begun).toHaveLength(2);
    // The end of the one that is out of date does not end the other.
    begun[0]?.resolve(null);
    await before;
    expect(reads.share('one', 'br', 1, read)).toBe(after);
  });
});
