import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { requireRoom } from '../src/stack/data-folder.ts';

/** A disk of four megabytes; null where nobody may make one. */
function smallDisk(): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'alexandrite-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

describe('a start on a full disk', () => {
  const disk = smallDisk();
  afterAll(() => {
    if (disk === null) return;
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });
  // Only an administrator of Linux may mount one.
  const onSmallDisk = disk === null ? it.skip : it;

  onSmallDisk('says so in words, and leaves nothing behind', async () => {
    const dataDir = path.join(disk ?? '', 'data');
    await expect(requireRoom(dataDir)).rejects.toThrow(
      /The disk is full[^]*Nothing was started[^]*ALEXANDRITE_DATA_DIR/,
    );
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('is none where there is room', async () => {
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'alexandrite-room-'));
    await requireRoom(dataDir);
    expect(readdirSync(dataDir)).toEqual([]);
    rmSync(dataDir, { recursive: true });
  });
});
