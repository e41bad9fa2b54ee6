/** Written to `user_version`; a file with another version is refused rather than guessed at. */
export const schemaVersion = 1;

/** The tables that are always there. Each collection and each index has a table of its own beside them. */
export const schema = `
  CREATE TABLE collections (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    database TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (database, name)
  );
  CREATE TABLE indexes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    collection INTEGER NOT NULL,
    specification BLOB NOT NULL, -- BSON, as listIndexes answers it
    array_paths TEXT NOT NULL    -- JSON: paths that have been arrays in some indexed document
  );
  CREATE TABLE retryable_writes (
    session BLOB NOT NULL,
    statement INTEGER NOT NULL,
    transaction_number INTEGER NOT NULL,
    reply BLOB NOT NULL,         -- BSON, as it was first answered
    at INTEGER NOT NULL,         -- milliseconds since 1970
    PRIMARY KEY (session, statement)
  ) WITHOUT ROWID;
  CREATE INDEX retryable_writes_by_age ON retryable_writes (at)
`;

export const documentsTable = (collection: number): string => `documents_${collection}`;

export const entriesTable = (index: number): string => `entries_${index}`;

/** Rows in the order of insertion; `id` is the order key of `_id`. */
export const createDocumentsTable = (collection: number): string =>
  `CREATE TABLE ${documentsTable(collection)} (row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, body BLOB NOT NULL)`;

/** One row for each key of each document. */
export const createEntriesTable = (index: number): string =>
  `CREATE TABLE ${entriesTable(index)} (key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (key, row)) WITHOUT ROWID`;
