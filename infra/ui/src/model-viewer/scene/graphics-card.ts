let known: boolean | undefined;

/**
 * Whether this machine draws with a graphics card. Without one (virtual machines, blocked drivers) the processor
 * draws, and a turning piece would take all of it. Asked once: a context is not free.
 */
export function hasGraphicsCard(): boolean {
  known ??= ask();
  return known;
}

function ask(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return false;
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return !/swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(name));
}
