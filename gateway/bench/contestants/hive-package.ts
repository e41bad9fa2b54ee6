/**
 * The package is large and nobody’s dependency here; this brings it and its transport:
 * `npm install --no-save @graphql-hive/gateway-runtime @graphql-mesh/transport-http`
 */
export const hivePackage = '@graphql-hive/gateway-runtime';

/** Whether Hive Gateway is installed, so that it can take part. */
export function hasHive(): boolean {
  try {
    import.meta.resolve(hivePackage);
    return true;
  } catch {
    return false;
  }
}
