import { closeServer, createInternalServer, listen } from '@alexandrite/service-kit/http';
import { runService } from '@alexandrite/service-kit/lifecycle';
import { startMetrics } from '@alexandrite/service-kit/metrics';
import { connectRedis } from '@alexandrite/service-kit/redis';
import { keepApolloQuiet, readGatewayEnvironment, settingsOf } from './env.ts';
import { createGateway } from './service.ts';

await runService('gateway', readGatewayEnvironment, async ({ env, log, lifecycle }) => {
  keepApolloQuiet();
  startMetrics('gateway');
  const redis = await connectRedis(env.REDIS_URL, log);
  lifecycle.onClose('redis', () => redis.close());
  const listener = await connectRedis(env.REDIS_URL, log);
  lifecycle.onClose('redis listener', () => listener.close());

  const gateway = await createGateway({ settings: settingsOf(env), log, redis, listener });
  lifecycle.onClose('gateway', () => gateway.close());
  process.on('SIGHUP', () => {
    gateway.reload().catch((fault: unknown) => {
      log.error({ err: fault }, 'the graph could not be read again');
    });
  });

  const checks = { redis: () => redis.ping(), 'live signals': () => isListening(listener) };
  const internal = createInternalServer(checks, log);
  await listen(internal, env.INTERNAL_PORT, env.HOST);
  lifecycle.onClose('internal server', () => closeServer(internal));
  const port = await listen(gateway.server, env.PORT, env.HOST);
  // New connections are refused first; then sockets are asked to leave, and requests under way end.
  lifecycle.onClose('server', async () => {
    const closed = closeServer(gateway.server);
    await gateway.drain();
    await closed;
  });
  log.info({ port }, 'gateway listens');
});

/** A connection that listens cannot be pinged in every version of the protocol; it knows itself whether it is up. */
async function isListening(listener: { readonly isReady: boolean }): Promise<void> {
  if (!listener.isReady) throw new Error('not connected');
}
