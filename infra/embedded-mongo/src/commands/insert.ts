import { withLeadingId } from '../update/identity.ts';
import type { Handler } from './handler.ts';
import { eachStatement, writeErrors } from './write-errors.ts';

export const insert: Handler = {
  options: ['documents', 'ordered', 'bypassDocumentValidation'],
  writes: true,
  retryable: true,
  run(command, { catalogue }) {
    const collection = catalogue.ensure(command.database, command.collection());
    const isOrdered = command.value('ordered') === undefined || command.flag('ordered');
    let n = 0;
    const errors = eachStatement(command.documents('documents'), isOrdered, (document) => {
      collection.insert(withLeadingId(document));
      n++;
    });
    return { n, ...writeErrors(errors), ok: 1 };
  },
};
