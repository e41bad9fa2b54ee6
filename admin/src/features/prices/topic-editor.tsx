'use client';

import { Button } from '@alexandrite/ui/button';
import { Input } from '@alexandrite/ui/field';
import { Table, Td, Th } from '@alexandrite/ui/table';
import { Plus, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { listAt, valueAt, type Json } from './document.ts';
import { FigureField } from './figure-field.tsx';
import type { FigureField as Figure, Topic } from './topics.ts';

export interface TopicEditorProps {
  readonly topic: Topic;
  /** As it is edited, and as it was. */
  readonly draft: Json;
  readonly base: Json;
  /** What is wrong, by path. */
  readonly faults: ReadonlyMap<string, string>;
  /** Null: what is written is no number. */
  readonly onChange: (path: string, value: Json | null) => void;
}

/** The figures of a topic: a table where there are several of a kind, else one below the other. */
export function TopicEditor(props: TopicEditorProps): ReactNode {
  const { topic, draft } = props;
  const t = useTranslations('prices');
  const { rows, fields } = topic;
  if (rows === null) {
    return (
      <div className="grid max-w-2xl gap-3">
        {fields.map((field) => (
          <div key={field.path} className="grid grid-cols-[minmax(0,1fr)_9rem] items-center gap-4">
            <span aria-hidden>{t(`fields.${field.label}`)}</span>
            <Cell {...props} field={field} path={field.path} name={t(`fields.${field.label}`)} />
          </div>
        ))}
      </div>
    );
  }
  const list = listAt(draft, rows.list);
  const { added, calledBy } = rows;
  return (
    <div className="grid gap-3">
      <Table caption={t(`topics.${topic.id}`)} className="[&_td]:py-1.5">
        <thead>
          <tr>
            {calledBy !== null && <Th>{t('row')}</Th>}
            {fields.map((field) => (
              <Th key={field.path} numeric className="min-w-28 align-bottom">
                {t(`fields.${field.label}`)}
              </Th>
            ))}
            {added !== undefined && <Th aria-label={t('removeRow')} />}
          </tr>
        </thead>
        <tbody>
          {list.map((row, index) => (
            <Row
              // Rows have no other name than their place.
              key={`${String(list.length)} ${String(index)}`}
              {...props}
              path={`${rows.list}.${String(index)}`}
              row={row}
              onRemove={() => props.onChange(rows.list, list.toSpliced(index, 1))}
            />
          ))}
        </tbody>
      </Table>
      {added !== undefined && (
        <Button
          variant="secondary"
          size="sm"
          className="w-fit"
          icon={<Plus aria-hidden className="size-4" strokeWidth={1.6} />}
          onClick={() => props.onChange(rows.list, [...list, added])}
        >
          {t('addRow')}
        </Button>
      )}
    </div>
  );
}

interface RowProps extends TopicEditorProps {
  readonly path: string;
  readonly row: Json;
  readonly onRemove: () => void;
}

function Row({ path, row, onRemove, ...props }: RowProps): ReactNode {
  const { topic, faults, onChange } = props;
  const t = useTranslations('prices');
  const locale = useLocale();
  const name = nameOf(topic, row, locale);
  const editable = topic.rows !== null && typeof topic.rows.calledBy === 'object' ? topic.rows.calledBy : null;
  const own = editable && `${path}.${editable.editable}`;
  return (
    <tr>
      {topic.rows?.calledBy === 'name' && (
        <th scope="row" className="min-w-44 py-1.5 pr-3 text-left font-normal">
          {name}
        </th>
      )}
      {own !== null && (
        <Td>
          <Input
            aria-label={t('region')}
            className="w-20 uppercase"
            maxLength={2}
            value={name}
            onChange={({ target }) => onChange(own, target.value.toUpperCase())}
          />
          {faults.has(own) && <span className="block text-micro text-bad">{faults.get(own)}</span>}
        </Td>
      )}
      {topic.fields.map((field) => (
        <Td key={field.path} numeric>
          <Cell
            {...props}
            field={field}
            path={`${path}.${field.path}`}
            name={[name, t(`fields.${field.label}`)].filter((part) => part !== '').join(', ')}
          />
        </Td>
      ))}
      {topic.rows?.added !== undefined && (
        <Td>
          <button
            type="button"
            aria-label={t('removeRow')}
            className="grid size-11 place-items-center text-ink-soft hover:text-ink"
            onClick={onRemove}
          >
            <X aria-hidden className="size-4" strokeWidth={1.4} />
          </button>
        </Td>
      )}
    </tr>
  );
}

interface CellProps extends TopicEditorProps {
  readonly field: Figure;
  readonly path: string;
  readonly name: string;
}

function Cell({ field, path, name, draft, base, faults, onChange }: CellProps): ReactNode {
  const value = valueAt(draft, path);
  if (typeof value !== 'number') return <span className="text-ink-faint">–</span>;
  return (
    <FigureField
      label={name}
      kind={field.kind}
      value={value}
      changed={valueAt(base, path) !== value}
      fault={faults.get(path)}
      path={path}
      onChange={(next) => onChange(path, next)}
    />
  );
}

/** How a row is called: by its name in the reader's language, or by a text of its own. */
function nameOf({ rows }: Topic, row: Json, locale: string): string {
  const calledBy = rows?.calledBy ?? null;
  if (calledBy === null) return '';
  const name = valueAt(row, calledBy === 'name' ? `name.${locale}` : calledBy.editable);
  return typeof name === 'string' ? name : '';
}
