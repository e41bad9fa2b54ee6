/** Lines above an assertion, or above its statement, in which its reason is looked for. */
const reach = 3;

/**
 * An assertion (`value as Type`) overrules the compiler, so it says why: a comment on its line, or just above it or its
 * statement. `as const` is no assertion.
 */
export const reasonedAssertion = {
  meta: {
    type: 'problem',
    docs: { description: 'require a comment that says why a type assertion is needed' },
    messages: {
      reasonless: 'Say in a comment why the compiler has to be overruled here, or do without the assertion.',
    },
    schema: [],
  },
  create(context) {
    const { sourceCode } = context;
    const commentLines = sourceCode.getAllComments().map((comment) => comment.loc.end.line);
    const hasReasonAt = (line) => commentLines.some((at) => at <= line && at >= line - reach);
    return {
      TSAsExpression(node) {
        if (node.typeAnnotation.type === 'TSTypeReference' && node.typeAnnotation.typeName.name === 'const') return;
        const statement = sourceCode
          .getAncestors(node)
          .findLast(({ type }) => /Statement$|Declaration$|^Property(Definition)?$/.test(type));
        const lines = [node.loc.start.line, node.loc.end.line, statement?.loc.start.line ?? node.loc.start.line];
        if (!lines.some(hasReasonAt)) context.report({ node, messageId: 'reasonless' });
      },
    };
  },
};
