export { LoadingList as default } from '../../../../ui/loading-list.tsx';
