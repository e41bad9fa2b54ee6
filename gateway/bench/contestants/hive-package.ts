/** The package is large and nobody's dependency here; `npm install --no-save @graphql-hive/gateway-runtime` brings it. */
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
