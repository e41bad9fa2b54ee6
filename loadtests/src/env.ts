/** What this process was started with; what it starts inherits it. */
export const inherited: Readonly<Record<string, string | undefined>> = process.env;
