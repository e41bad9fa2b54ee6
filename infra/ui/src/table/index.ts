export { Table, Td, Th } from './table.tsx';
