/** Next.js calls this when a server starts; it builds it for the edge too, where nothing of ours runs. */
export async function register(): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- Next.js replaces it while it builds; env.ts is for Node only
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { register: registerNode } = await import('./instrumentation-node.ts');
  registerNode();
}
